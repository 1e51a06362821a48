/** The names of an app's files, and what becomes of an app when they change. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  emptyApp,
  isEmpty,
  likelyEntrypoint,
  nameTrouble,
  renamed,
  startingWith,
  withFile,
  without,
} from "./app-files.mjs";

test("names that files of Streamlit apps have can be used", () => {
  for (const name of [
    "app.py",
    "pages/1_🏠_Home.py",
    ".streamlit/secrets.toml",
    "Größe 2.py",
    "a-b/c_d.e.csv",
    "👩‍💻.py",
  ]) {
    assert.equal(nameTrouble(name), "", name);
  }
});

test("names that lead out of the app's folder, or are no names, cannot", () => {
  for (const name of [
    "",
    "/etc/passwd.py",
    "../app.py",
    "pages/../../app.py",
    "./app.py",
    "pages//two.py",
    "pages/",
    "C:\\app.py",
    "a\\b.py",
    "a\nb.py",
    "a\u0000.py",
    "cod\u202eyp.exe.py",
    "a.py ",
    " a.py",
    "pages /a.py",
    "a.",
    "app",
    "__proto__",
    "x".repeat(98) + ".py",
  ]) {
    assert.match(nameTrouble(name), /^[A-Z].*\.$/s, name);
  }
});

test("what is wrong with a name is said", () => {
  assert.match(nameTrouble("/app.py"), /cannot begin with/);
  assert.match(nameTrouble("../app.py"), /empty, \. or \.\./);
  assert.match(nameTrouble("a:b.py"), /cannot contain/);
  assert.match(nameTrouble("app"), /another ending/);
});

test("a name can be there once, also where case does not count, and not be a folder too", () => {
  assert.notEqual(nameTrouble("App.py", ["app.py"]), "");
  assert.notEqual(nameTrouble("a.b/c.py", ["a.b"]), "");
  assert.notEqual(nameTrouble("a.b", ["a.b/c.py"]), "");
  assert.equal(nameTrouble("app2.py", ["app.py"]), "");
});

test("a file is added, renamed in its place, and taken away", () => {
  const app = withFile(withFile(emptyApp(), "pages/two.py", "2"), "pages/three.py", "3");

  const other = renamed(app, "app.py", "main.py");

  assert.deepEqual(Object.keys(other.files), ["main.py", "pages/two.py", "pages/three.py"]);
  assert.equal(other.entrypoint, "main.py");
  assert.equal(renamed(app, "pages/two.py", "2.py").entrypoint, "app.py");
  assert.deepEqual(without(app, "pages/two.py")?.files, { "app.py": "", "pages/three.py": "3" });
  assert.deepEqual(Object.keys(app.files), ["app.py", "pages/two.py", "pages/three.py"], "as it was");
});

test("the file that runs first stands first", () => {
  const app = startingWith(withFile(withFile(emptyApp(), "b.py", "2"), "c.py", "3"), "b.py");

  assert.deepEqual(app.files, { "b.py": "2", "app.py": "", "c.py": "3" });
  assert.deepEqual(Object.keys(app.files), ["b.py", "app.py", "c.py"]);
  assert.equal(app.entrypoint, "b.py");
});

test("when the file that runs first goes, another one runs, or it stays", () => {
  const app = withFile(withFile(emptyApp(), "notes.txt", ""), "other.py", "");

  assert.equal(without(app, "app.py")?.entrypoint, "other.py");
  assert.equal(without(withFile(emptyApp(), "notes.txt", ""), "app.py"), null);
});

test("the file that runs first is guessed by its name, then by its text", () => {
  assert.equal(likelyEntrypoint({ "a.py": "", "main.py": "" }), "main.py");
  assert.equal(
    likelyEntrypoint({ "a.py": "", "b.py": "import streamlit as st", "pages/app.py": "" }),
    "b.py",
  );
  assert.equal(likelyEntrypoint({ "src/x.py": "" }), "src/x.py");
  assert.equal(likelyEntrypoint({ "x.txt": "" }), undefined);
});

test("an app of nothing but space is empty", () => {
  assert.equal(isEmpty(emptyApp()), true);
  assert.equal(isEmpty(withFile(emptyApp(), "app.py", "\n  \n")), true);
  assert.equal(isEmpty(withFile(emptyApp(), "b.py", "x")), false);
});
