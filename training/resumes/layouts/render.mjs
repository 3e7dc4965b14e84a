// Renders JSON Resume themes: a line of JSON in ({theme, resume}), a line of JSON out ({html} or {error}).
// The folder with node_modules is the first argument.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const require = createRequire(join(folder, "package.json"));
const write = process.stdout.write.bind(process.stdout);
console.log = console.warn = console.info = () => {}; // themes speak on the standard output

function entryOf(name) {
  const base = join(folder, "node_modules", name);
  const about = JSON.parse(readFileSync(join(base, "package.json"), "utf8"));
  let at = about.exports ?? about.module ?? about.main ?? "index.js";
  while (typeof at === "object") at = at["."] ?? at.import ?? at.default ?? at.require;
  return join(base, at);
}

async function themeOf(name) {
  let theme;
  try {
    theme = require(name);
  } catch {
    theme = await import(pathToFileURL(entryOf(name)).href);
  }
  return theme.render ? theme : theme.default;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { theme, resume } = JSON.parse(line);
  try {
    const html = await (await themeOf(theme)).render(resume);
    write(JSON.stringify({ html: String(html) }) + "\n");
  } catch (error) {
    write(JSON.stringify({ error: String(error).slice(0, 200) }) + "\n");
  }
}
