// What the live panel says: the page brings it along from messages/en.po, so that Python and these scripts say the same.
let words = {};

export function learn(panel) {
  words = JSON.parse(panel.dataset.words);
}

// "connection.lost" -> its sentence, with {names} put in; "" for a name that nobody knows.
export const say = (name, values = {}) => (words[name] ?? "").replace(/{(\w+)}/g, (_, one) => values[one]);
