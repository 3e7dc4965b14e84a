// The microphone's sound as 16-bit frames of 64 ms. Runs on the audio thread, so a busy page loses nothing.
const FRAME = 1024;
const WANTED = 16000;

class Frames extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    // Some browsers refuse a microphone in a context of another rate: there the context keeps the device's rate.
    this.step = sampleRate / WANTED;
    this.at = 0; // of the next sample, in this block's samples
    this.before = 0; // the last sample of the block before
    this.low = 0;
  }

  process([input]) {
    const sound = input[0];
    if (!sound) return true;
    if (this.step === 1) sound.forEach((sample) => this.keep(sample));
    else this.resample(sound);
    return true;
  }

  // Linear between two samples of the sound smoothed by one pole: speech above 6 kHz is not needed.
  resample(sound) {
    const smooth = sound.map((sample) => (this.low += (sample - this.low) * Math.min(1, 2.2 / this.step)));
    for (; this.at < sound.length; this.at += this.step) {
      const left = Math.floor(this.at) - 1;
      const from = left < 0 ? this.before : smooth[left];
      this.keep(from + (smooth[left + 1] - from) * (this.at - left - 1));
    }
    this.at -= sound.length;
    this.before = smooth[smooth.length - 1];
  }

  keep(sample) {
    this.frame[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
    if (this.filled < FRAME) return;
    this.port.postMessage(this.frame.buffer, [this.frame.buffer]);
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
  }
}

registerProcessor("frames", Frames);
