/** Where the site is: this file is in a folder of assets that is four levels below its root. */
export const SITE = new URL("../../../../", import.meta.url).href;
