// The plans of rules/ are coloured: no word of the language is taken for a name, and no name for a word.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const root = path.join(__dirname, "..");
const rules = path.join(root, "..", "..", "rules");
const wasm = fs.readFileSync(path.join(path.dirname(require.resolve("vscode-oniguruma")), "onig.wasm"));

async function grammar() {
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () =>
      textmate.parseRawGrammar(fs.readFileSync(path.join(root, "syntaxes", "malkoll.tmLanguage.json"), "utf-8"), "x.json"),
  });
  return registry.loadGrammar("source.malkoll");
}

function scopes(coloured, line) {
  const { tokens } = coloured.tokenizeLine(line, textmate.INITIAL);
  return tokens
    .map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.at(-1).split(".")[0]])
    .filter(([text, scope]) => text.trim() && scope !== "source");
}

test("lines are coloured word by word", async () => {
  const coloured = await grammar();
  assert.deepStrictEqual(scopes(coloured, 'nämndsmål e-post "Svar # inom" # en dag'), [
    ["nämndsmål", "keyword"],
    ["e-post", "entity"],
    ['"Svar # inom"', "string"],
    ["# en dag", "comment"],
  ]);
  assert.deepStrictEqual(scopes(coloured, "prioriterat mål 1"), [["prioriterat mål", "keyword"], ["1", "entity"]]);
  assert.deepStrictEqual(scopes(coloured, "varje nämndsmål"), [["varje nämndsmål", "keyword"]]);
  assert.deepStrictEqual(scopes(coloured, "  mål 2020 minst 72,28 %"), [
    ["  mål", "keyword"],
    ["2020", "constant"],
    ["minst", "keyword"],
    ["72,28", "constant"],
    ["%", "support"],
  ]);
  assert.deepStrictEqual(scopes(coloured, "  mäts med målen_2, plan_x").slice(-2), [["målen_2", "variable"], ["plan_x", "variable"]]);
  assert.deepStrictEqual(scopes(coloured, '  källa "öppet').at(-1), ['"öppet', "invalid"]);
});

test("the plans of the project hold nothing that is coloured as wrong", async () => {
  const coloured = await grammar();
  const files = fs.readdirSync(rules, { recursive: true }).filter((name) => name.endsWith(".mal"));
  assert.ok(files.length > 0);
  for (const file of files) {
    for (const line of fs.readFileSync(path.join(rules, file), "utf-8").split("\n")) {
      const wrong = scopes(coloured, line).filter(([, scope]) => scope === "invalid");
      assert.deepStrictEqual(wrong, [], `${file}: ${line}`);
    }
  }
});
