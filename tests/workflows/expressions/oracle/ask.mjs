// Asks GitHub's own package every expression of a record anew, and prints the record with its answers.
// How to run it: see README.md beside this file.
import {readFileSync} from "node:fs";
import {Evaluator, Lexer, Parser, data} from "@actions/expressions";
import {reviver} from "@actions/expressions/data/reviver";

const record = JSON.parse(readFileSync(process.argv[2], "utf8"));
const roots = Object.keys(record.context);
const context = JSON.parse(JSON.stringify(record.context), reviver);
const functions = Object.entries(record.status).map(([name, held]) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(held)
}));

function plain(value) {
  switch (value.kind) {
    case data.Kind.Array:
      return {list: value.values().map(plain)};
    case data.Kind.Dictionary:
      return {object: value.pairs().map(pair => [pair.key, plain(pair.value)])};
    case data.Kind.Number:
      return Number.isFinite(value.value) && !Object.is(value.value, -0) ? value.value : {number: `${value.value}`};
    case data.Kind.Null:
      return null;
    default:
      return value.value;
  }
}

function asked(text) {
  let tree;
  try {
    tree = new Parser(new Lexer(text).lex().tokens, roots, functions).parse();
  } catch {
    return {error: "refused"};
  }
  try {
    const known = new Map(functions.map(one => [one.name, one]));
    return tree === undefined ? {error: "empty"} : plain(new Evaluator(tree, context, known).evaluate());
  } catch {
    return {error: "fails"};
  }
}

const lines = key => record[key].map(row => JSON.stringify([row[0], asked(row[0]), ...row.slice(2)])).join(",\n");
const {asked: _, unsettled: __, ...rest} = record;
const manifest = new URL("node_modules/@actions/expressions/package.json", import.meta.url);
rest.package = `@actions/expressions ${JSON.parse(readFileSync(manifest, "utf8")).version}`;
console.log(`${JSON.stringify(rest, null, 1).slice(0, -2)},\n "asked": [\n${lines("asked")}\n],\n "unsettled": [\n${lines("unsettled")}\n]\n}`);
