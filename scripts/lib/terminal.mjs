const tty = process.stdout.isTTY === true;
const colour = tty && !process.env.NO_COLOR;
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const QUICK_MS = 400;

// A reader that went away (`npm start | head`) must not take the server with it.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

/** A reason to stop that a person can act on: a sentence, what to do about it, and a code where a program has to know. */
export class Stop extends Error {
  constructor(message, cure = "", code = "") {
    super(message);
    this.name = "Stop";
    this.cure = cure;
    this.code = code;
  }
}

const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = (text) => paint("1", text);
export const dim = (text) => paint("2", text);

export function say(text = "") {
  process.stdout.write(`${text}\n`);
}

export function pass(label, detail = "") {
  say(`  ${paint("32", "✓")} ${label}${detail ? dim(` · ${detail}`) : ""}`);
}

export function fail(label, cure = "") {
  say(`  ${paint("31", "✗")} ${label}`);
  for (const line of cure.split("\n").filter(Boolean)) say(`    ${line}`);
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs something long: elapsed seconds while it runs, one ✓ line with the time when it is done. */
export async function step(label, work) {
  const since = Date.now();
  const stopProgress = tty ? spin(label, since) : announce(label, since);
  try {
    const result = await work();
    stopProgress();
    pass(label, seconds(since));
    return result;
  } catch (error) {
    stopProgress();
    throw error;
  }
}

const running = new Map();
let frame = 0;
let drawing;

// One line for everything that runs at this moment.
function spin(label, since) {
  running.set(label, since);
  drawing ??= setInterval(draw, 100);
  return () => {
    running.delete(label);
    process.stdout.write("\r\u001b[2K");
    if (running.size > 0) return;
    clearInterval(drawing);
    drawing = undefined;
  };
}

function draw() {
  frame += 1;
  const labels = [...running].map(([label, since]) => `${label} ${dim(seconds(since))}`);
  process.stdout.write(`\r\u001b[2K  ${FRAMES[frame % FRAMES.length]} ${labels.join(", ")}`);
}

function announce(label, since) {
  const first = setTimeout(() => say(`  … ${label}`), QUICK_MS);
  const again = setInterval(() => say(`  … ${label} (${seconds(since)})`), 15_000);
  return () => {
    clearTimeout(first);
    clearInterval(again);
  };
}
