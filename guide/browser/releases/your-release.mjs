/**
 * The `<your-release>` element: a reader chooses their release of Streamlit, once, and pages say what is
 * different for it.
 *
 * On a pattern's page it reads the table under the pair. On the list of all patterns and in the
 * finder it loads what is said of each page. Without a choice, nothing is loaded and nothing moves.
 */

import { isWithin, textOf } from "./release.mjs";

/** The page on offline reading names it. */
const NOTE = "guide.streamlit";

/** @type {Promise<Record<string, string[][]>> | undefined} */
let pages;

class YourRelease extends HTMLElement {
  connectedCallback() {
    // Without this script there is nothing to choose.
    this.removeAttribute("aria-hidden");
    this.select = this.querySelector("select");
    this.said = this.querySelector("[role=status]");
    this.select?.addEventListener("change", this.choose);
    this.show();
  }

  disconnectedCallback() {
    this.select?.removeEventListener("change", this.choose);
  }

  choose = () => {
    note(this.select?.value ?? "");
    for (const one of document.querySelectorAll("your-release")) {
      /** @type {YourRelease} */ (one).show();
    }
  };

  /** Show the choice, and what it means for what this page is about. */
  async show() {
    const release = noted();
    if (this.select && this.said) {
      const known = [...this.select.options].some(({ value }) => value === release);
      this.select.value = known ? release : "";
      this.classList.toggle("release--chosen", this.select.value !== "");
      const rows = this.closest(".releases")?.querySelectorAll("tr[data-said]");
      if (rows) {
        const row = rowOf(rows, this.select.value);
        const older = row?.dataset.older === undefined ? undefined : linkToNote();
        this.said.replaceChildren(...textOf(row?.dataset.said ?? ""), ...(older ? [" ", older] : []));
      } else {
        await this.markLinks(this.select.value);
      }
    }
  }

  /** @param {string} release */
  async markLinks(release) {
    const links = [...document.querySelectorAll(".md-content a[href]")];
    links.forEach((link) => link.querySelector(".release__tag")?.remove());
    if (!release || !this.said) {
      this.said?.replaceChildren();
      return;
    }
    const root = new URL(".", siteRoot());
    try {
      pages ??= load();
      const known = await pages;
      let count = 0;
      for (const link of links) {
        const address = new URL(/** @type {HTMLAnchorElement} */ (link).href);
        const page = address.href.replace(address.hash, "").replace(root.href, "");
        const found = address.hash
          ? undefined
          : known[page]?.find(([since, until]) => isWithin(release, since ?? "", until ?? ""));
        if (found && noted() === release) {
          const tag = document.createElement("span");
          tag.className = "release__tag";
          tag.textContent = `In ${release}: ${found[2]}`;
          link.append(" ", tag);
          count += 1;
        }
      }
      this.said.textContent = `Where ${release} differs, the link says so.`;
      this.dataset.marked = `${count}`;
    } catch {
      pages = undefined;
      this.said.textContent = "What is different in it could not be loaded. Choose it again to retry.";
    }
  }
}

/** @returns {Promise<Record<string, string[][]>>} */
async function load() {
  const answer = await fetch(new URL("../releases.json", import.meta.url));
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  return answer.json();
}

/** Give the site's address: this script lies three folders below it. */
function siteRoot() {
  return new URL("../../../../", import.meta.url);
}

/**
 * @param {NodeListOf<Element>} rows
 * @param {string} release
 */
function rowOf(rows, release) {
  return /** @type {HTMLElement[]} */ ([...rows]).find(
    ({ dataset: { since = "", until = "" } }) => release && isWithin(release, since, until),
  );
}

/** Give a link to the page's note on older releases, if it has one. */
function linkToNote() {
  const titles = [...document.querySelectorAll(".admonition-title")];
  const note = titles.find((title) => title.textContent?.startsWith("Since Streamlit"))?.parentElement;
  if (!note) {
    return undefined;
  }
  note.id ||= "older-releases";
  const link = document.createElement("a");
  link.className = "release__older";
  link.href = `#${note.id}`;
  // Else Material may load the page anew for it, without the note's id.
  link.target = "_self";
  link.textContent = "What to do instead";
  return link;
}

/** @returns {string} the reader's release; empty without a choice, or where nothing may be stored */
function noted() {
  try {
    return localStorage.getItem(NOTE) ?? "";
  } catch {
    return chosen;
  }
}

/** The choice on this page, where the reader lets no site store anything. */
let chosen = "";

/** @param {string} release */
function note(release) {
  chosen = release;
  try {
    if (release) {
      localStorage.setItem(NOTE, release);
    } else {
      localStorage.removeItem(NOTE);
    }
  } catch {
    // Then it holds for this page.
  }
}

customElements.define("your-release", YourRelease);
