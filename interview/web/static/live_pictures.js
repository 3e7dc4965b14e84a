// Opens the camera and hands out its pictures, one at a time. Knows nothing of the connection, keeps no picture.

const WANTED = { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15 } };
const LONGER_SIDE = 640;
const LARGEST = 256 * 1024; // bytes that the program takes
const QUALITY = { first: 0.8, step: 0.1, least: 0.3 };

export class Pictures {
  // onLost() when the device is unplugged.
  constructor(video, onLost = () => {}) {
    this.video = video;
    this.onLost = onLost;
    this.canvas = document.createElement("canvas");
    this.quality = QUALITY.first;
    this.closed = false;
  }

  async open() {
    if (!navigator.mediaDevices?.getUserMedia) throw { name: "missing" };
    const stream = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
    if (this.closed) return stop(stream); // turned off while the browser asked
    this.stream = stream;
    stream.getVideoTracks()[0].addEventListener("ended", () => this.closed || this.onLost());
    this.video.srcObject = stream;
    return this.video.play();
  }

  // null while there is none, or where it was too large: the next one will be smaller.
  async take() {
    const { videoWidth, videoHeight } = this.video;
    if (this.closed || !videoWidth) return null;
    const scale = Math.min(1, LONGER_SIDE / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    this.canvas.getContext("2d", { alpha: false, willReadFrequently: true }).drawImage(this.video, 0, 0, width, height);
    const picture = await new Promise((done) => this.canvas.toBlob(done, "image/jpeg", this.quality));
    if (picture?.size <= LARGEST) return picture;
    this.quality = Math.max(QUALITY.least, this.quality - QUALITY.step);
    return null;
  }

  close() {
    this.closed = true;
    stop(this.stream);
    this.stream = null;
    this.video.srcObject = null;
    this.canvas.width = this.canvas.height = 0; // forgets the last picture
  }
}

function stop(stream) {
  stream?.getTracks().forEach((track) => track.stop());
}
