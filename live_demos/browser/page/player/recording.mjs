/** The pictures of a brief pair, which are shown in the place of its apps until these run. */

import { DEMO } from "../../shared/document-state.mjs";

export class Recording {
  /** @param {HTMLElement} demo */
  constructor(demo) {
    this.demo = demo;
    this.sides = [...demo.querySelectorAll(".demo__recorded")];
  }

  /** Whether the pair has pictures. */
  get exists() {
    return this.sides.length > 0;
  }

  /** Puts the pictures before the apps. */
  begin() {
    this.demo.dataset[DEMO.replay] = "";
  }

  /** Gives the apps their places back. */
  end() {
    delete this.demo.dataset[DEMO.replay];
    this.mark(0);
  }

  /**
   * Shows what was there after an input. Resolves when it is on the screen, or cannot be had.
   * @param {number} number from 0, the start
   */
  async show(number) {
    const pictures = this.sides.flatMap((side) => [
      ...(side.children[number]?.querySelectorAll("img") ?? []),
    ]);
    // What is not displayed is in the other palette, and is not asked for.
    const needed = pictures.filter((picture) => getComputedStyle(picture).display !== "none");
    for (const picture of needed) {
      picture.loading = "eager";
    }
    await Promise.allSettled(needed.map((picture) => picture.decode()));
    this.mark(number);
  }

  /** @param {number} number */
  mark(number) {
    for (const side of this.sides) {
      for (const [each, picture] of [...side.children].entries()) {
        picture.classList.toggle("demo__shown", each === number);
      }
    }
  }
}
