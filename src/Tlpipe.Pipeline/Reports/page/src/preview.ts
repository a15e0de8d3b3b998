// The likeness of an example: a picture, or what the model read of a text or a record.
import { h } from "./dom";
import type { Preview } from "./types";

/** The likeness, where there is one of a kind that a page can show. */
export const likeness = (preview: Preview | undefined, says: string): HTMLElement | false =>
  preview === undefined ? false
  : /^image\/(jpeg|png)$/.test(preview.type) ? h("img", { src: `data:${preview.type};base64,${plain(preview.data)}`, alt: says })
  : /^text\/plain\b/.test(preview.type) && h("blockquote", { class: "says", dir: "auto", tabindex: 0, "aria-label": says }, decoded(preview.data));

/** Base64 and nothing else, whoever wrote the file. */
const plain = (data: string): string => data.replace(/[^A-Za-z0-9+/=]/g, "");

function decoded(data: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(plain(data)), char => char.charCodeAt(0)));
  } catch {
    return "";
  }
}
