/** Links: what goes in comes out, and nothing else; what is too large is not unpacked. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mock, test } from "node:test";
import { deflateRawSync, deflateSync } from "node:zlib";
import fc from "fast-check";
import { tried } from "../../../../testing/fuzzing.mjs";
import { nameTrouble } from "./app-files.mjs";
import { linkTo, LINK_WORDS, MOST_PACKED, MOST_UNPACKED, openLink } from "./link.mjs";

const APP = {
  entrypoint: "app.py",
  files: { "app.py": "import streamlit as st\n", "pages/zwei.py": "# Größe 🎈\n" },
};

/** @param {string} link */
const hashOf = (link) => new URL(link).hash;

/**
 * Makes a link by hand, as a stranger can.
 * @param {unknown} content
 */
const forged = (content, mark = "#app=1.") =>
  mark + deflateRawSync(JSON.stringify(content), { level: 9 }).toString("base64url");

/**
 * @param {string} hash
 * @param {string} kind
 */
const refuses = (hash, kind) => assert.rejects(openLink(hash), { kind });

test("a link gives back the app and its title, as somebody else's", async () => {
  const link = await linkTo(APP, { title: "Two pages", demo: "two-pages" });

  assert.match(link, /\/your-app\/#app=1\.[\w-]+$/);
  assert.deepEqual(await openLink(hashOf(link)), {
    code: { ...APP, trust: "link" },
    title: "Two pages",
    demo: "two-pages",
  });
});

test("what looks like markup comes as it is", async () => {
  const app = { entrypoint: "a.py", files: { "a.py": "<img src=x onerror=alert(1)>" } };

  const { code, title } = await openLink(hashOf(await linkTo(app, { title: "<b>title</b>" })));

  assert.equal(title, "<b>title</b>");
  assert.deepEqual(code.files, app.files);
});

test("an app that has no room in a link gets none", async () => {
  const incompressible = randomBytes(MOST_PACKED).toString("base64");

  await assert.rejects(linkTo({ ...APP, files: { "app.py": "x".repeat(MOST_UNPACKED) } }), {
    kind: "too-large",
  });
  await assert.rejects(linkTo({ ...APP, files: { "app.py": incompressible } }), { kind: "too-large" });
});

test("a bomb is not unpacked: reading ends at the limit", async () => {
  const bomb = `#app=1.${deflateRawSync(Buffer.alloc(60_000_000), { level: 9 }).toString("base64url")}`;
  assert.ok(bomb.length < MOST_PACKED * 1.3, "or it would be refused unread");
  const { read } = ReadableStreamDefaultReader.prototype;
  let unpacked = 0;
  mock.method(
    ReadableStreamDefaultReader.prototype,
    "read",
    /** @this {any} */ async function () {
      const got = await read.call(this);
      unpacked += got.value?.length ?? 0;
      return got;
    },
  );

  await refuses(bomb, "too-large");

  mock.restoreAll();
  assert.ok(unpacked > MOST_UNPACKED, "it was begun");
  assert.ok(unpacked < 2 * MOST_UNPACKED, `${unpacked} bytes were unpacked`);
});

test("what is too long to be a link is not even read", () =>
  refuses(`#app=1.${"A".repeat(100_000)}`, "too-large"));

test("a newer format is told from a damaged one", async () => {
  await refuses(forged({}, "#app=2."), "newer");
  await refuses("#app=17.whatever it may be", "newer");
  await refuses(forged(APP, "#app=0."), "damaged");
});

test("a damaged link is one, wherever it broke", async () => {
  const whole = hashOf(await linkTo(APP));

  for (let length = "#app=".length; length < whole.length; length += 1) {
    await refuses(whole.slice(0, length), "damaged");
  }
  await refuses(`${whole}.`, "damaged");
  await refuses(`${whole}AAAA`, "damaged");
  await refuses("#app=", "damaged");
  await refuses(`#app=1.${deflateSync(JSON.stringify(APP)).toString("base64url")}`, "damaged");
  await refuses(`#app=1.${deflateRawSync(Buffer.from([0xff, 0xfe])).toString("base64url")}`, "damaged");
});

for (const [what, content] of Object.entries({
  nothing: null,
  "a list": [],
  "no files": { entrypoint: "app.py" },
  "files that are a list": { entrypoint: "0", files: ["x"] },
  "a text that is none": { entrypoint: "app.py", files: { "app.py": 1 } },
  "an entrypoint that is not there": { entrypoint: "b.py", files: { "a.py": "" } },
  "an entrypoint of every object": { entrypoint: "constructor", files: { "a.py": "" } },
  "an entrypoint that is not Python": { entrypoint: "a.txt", files: { "a.txt": "" } },
  "a way out of its folder": { entrypoint: "a.py", files: { "a.py": "", "../b.py": "" } },
  "an absolute name": { entrypoint: "/a.py", files: { "/a.py": "" } },
  "a name twice": { entrypoint: "a.py", files: { "a.py": "", "A.py": "" } },
  "a name of no file": { entrypoint: "a.py", files: { "a.py": "", toString: "" } },
  "a title that is none": { ...APP, title: ["x"] },
  "a title without end": { ...APP, title: "x".repeat(1000) },
  "too many files": {
    entrypoint: "0.py",
    files: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`${n}.py`, ""])),
  },
})) {
  test(`a link with ${what} is damaged`, () => refuses(forged(content), "damaged"));
}

test("a prototype that is brought along is a file name like any other, and refused", () =>
  refuses(
    `#app=1.${deflateRawSync('{"entrypoint":"a.py","files":{"a.py":"","__proto__":"x"}}').toString("base64url")}`,
    "damaged",
  ));

for (const demo of ["../a", "//evil.example", "javascript:a", "A", "a b", "<b>", 1, ["a"], { a: 1 }, null]) {
  test(`${JSON.stringify(demo)} is the slug of no demo`, async () => {
    const { demo: found } = await openLink(forged({ ...APP, demo }));

    assert.equal(found, "");
  });
}

test("further fields are left behind", async () => {
  const { code } = await openLink(forged({ ...APP, trust: "typed", more: 1 }));

  assert.deepEqual(code, { ...APP, trust: "link" });
});

test("each trouble has one sentence or two", () => {
  for (const words of Object.values(LINK_WORDS)) {
    assert.match(words, /^[A-Z].*\.$/);
  }
});

const names = fc.constantFrom(
  "app.py",
  "b.py",
  "pages/a.py",
  "data/x.csv",
  "__proto__.py",
  "constructor/a.py",
);

test("any app comes out of its link as it went in", async () => {
  const files = fc.dictionary(names, fc.string({ unit: "binary", maxLength: 200 }), { maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(files, fc.string({ unit: "binary", maxLength: 30 }), async (others, title) => {
      const app = { entrypoint: "app.py", files: { ...others, "app.py": "import streamlit as st\n" } };

      const opened = await openLink(hashOf(await linkTo(app, { title })));

      assert.deepEqual({ ...opened.code.files }, app.files);
      assert.equal(opened.title, title);
    }),
    tried(60),
  );
});

test("whatever a link holds, it is refused by a kind that has words, or it is an app", async () => {
  const piece = fc.constantFrom(
    "#app=",
    "1.",
    "2.",
    "0.",
    "-1.",
    "9".repeat(12),
    ".",
    "%",
    "A",
    "_",
    "=",
    " ",
    "\0",
  );
  const mangled = fc.oneof(
    fc.string({ unit: "binary" }).map((text) => `#app=1.${text}`),
    fc
      .array(fc.oneof(piece, fc.base64String({ maxLength: 40 })), { maxLength: 6 })
      .map((parts) => parts.join("")),
  );
  const bytes = fc
    .uint8Array({ maxLength: 300 })
    .map((raw) => `#app=1.${Buffer.from(raw).toString("base64url")}`);
  const json = fc.oneof(
    fc.json(),
    fc
      .record(
        {
          entrypoint: fc.oneof(names, fc.anything()),
          files: fc.oneof(fc.dictionary(fc.oneof(names, fc.string()), fc.anything()), fc.anything()),
          title: fc.oneof(fc.string(), fc.anything()),
          demo: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value) ?? "null"),
  );
  const forgeries = json.map((text) => `#app=1.${deflateRawSync(text).toString("base64url")}`);
  // A right one, with one byte changed or the end left out.
  const damage = fc.tuple(fc.nat(), fc.nat(255), fc.boolean()).map(([at, byte, short]) => {
    const packed = deflateRawSync(JSON.stringify({ ...APP, title: "Two pages" }));
    packed[at % packed.length] = byte;
    return `#app=1.${(short ? packed.subarray(0, at % packed.length) : packed).toString("base64url")}`;
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, bytes, forgeries, damage), async (hash) => {
      const opened = await openLink(hash).catch((error) => {
        assert.ok(error.kind in LINK_WORDS, error);
        return null;
      });
      for (const [path, text] of Object.entries(opened?.code.files ?? {})) {
        assert.equal(nameTrouble(path), "");
        assert.equal(typeof text, "string");
      }
      assert.ok(opened === null || opened.code.trust === "link");
    }),
    tried(300),
  );
});
