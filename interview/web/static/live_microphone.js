// Opens the microphone and hands out its frames in order. Knows nothing of the connection.
import { say } from "./live_words.js";

// The interviewer's voice must not come back as an answer, so echoes are cancelled; quiet microphones are raised.
// Noise suppression stays off: recognisers are trained on noisy speech, and lose soft consonants to its gate.
const SOUND = { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: true };

export const sentenceFor = ({ name }) => say(`microphone.${name}`) || say("microphone.failed", { name });

export class Microphone {
  // onFrame(buffer of 1024 samples, level from 0 to 1); onLost() when the device is unplugged.
  constructor(onFrame, onLost = () => {}) {
    this.onFrame = onFrame;
    this.onLost = onLost;
  }

  async open() {
    if (!navigator.mediaDevices?.getUserMedia || !window.AudioWorkletNode) throw { name: "missing" };
    this.stream = await navigator.mediaDevices.getUserMedia({ audio: SOUND });
    try {
      await this.listen(new AudioContext({ sampleRate: 16000 }));
    } catch (error) {
      if (error.name !== "NotSupportedError") throw error;
      await this.listen(new AudioContext());
    }
    this.stream.getAudioTracks()[0].addEventListener("ended", () => this.stream && this.onLost());
  }

  async listen(context) {
    this.context?.close();
    this.context = context;
    await context.audioWorklet.addModule(new URL("live_worklet.js", import.meta.url));
    const node = new AudioWorkletNode(context, "frames", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => this.onFrame(data, levelOf(data));
    context.createMediaStreamSource(this.stream).connect(node);
    await context.resume();
  }

  close() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.context?.close();
    this.context = null;
  }
}

// From 0 at -55 dB to 1 at -10 dB: what a voice spans.
function levelOf(buffer) {
  const samples = new Int16Array(buffer);
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length / 32768 ** 2 + 1e-10);
  return Math.max(0, Math.min(1, (decibels + 55) / 45));
}
