// VS Code in, a running `malkoll lsp` beside every window that has a rule file open out.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate(context) {
  const files = vscode.workspace.createFileSystemWatcher("**/*.mal");
  context.subscriptions.push(
    files,
    vscode.commands.registerCommand("malkoll.restart", () => restart(files)),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("malkoll") && restart(files)),
  );
  await start(files);
}

async function deactivate() {
  await client?.dispose();
  client = undefined;
}

async function restart(files) {
  await deactivate();
  await start(files);
}

async function start(files) {
  const settings = vscode.workspace.getConfiguration("malkoll");
  const command = settings.get("path") || "malkoll";
  const language = settings.get("language");
  client = new LanguageClient(
    "malkoll",
    "Målkoll",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ language: "malkoll" }],
      initializationOptions: language === "auto" ? {} : { language },
      synchronize: { fileEvents: files },
    },
  );
  try {
    await client.start();
  } catch {
    const english = !vscode.env.language.startsWith("sv");
    vscode.window.showErrorMessage(
      english
        ? `"${command} lsp" did not start. Install it with pip install "malkoll[lsp]", or give the whole path in the setting malkoll.path.`
        : `"${command} lsp" startade inte. Installera det med pip install "malkoll[lsp]", eller ange hela sökvägen i inställningen malkoll.path.`,
    );
  }
}

module.exports = { activate, deactivate };
