// Elements made from text only: names of files and classes come from strangers and are never read as HTML.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child) element.append(child);
  }
  return element;
}

export interface Table { caption: string; head: string[]; rows: (string | Node)[][] }

/** A table whose first column names the row; it scrolls by itself where the page is narrow. */
export function table({ caption, head, rows }: Table): HTMLElement {
  const cell = (content: string | Node, column: number) => column === 0 ? h("th", { scope: "row" }, content) : h("td", {}, content);
  return scroll(caption, h("table", {},
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map(name => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map(row => h("tr", {}, ...row.map(cell))))));
}

/** What may be wider than the page, reachable by keyboard. */
export function scroll(label: string, content: Node): HTMLElement {
  return h("div", { class: "scroll", role: "region", "aria-label": label, tabindex: 0 }, content);
}

export function details(summary: string, ...content: Child[]): HTMLElement {
  return h("details", {}, h("summary", {}, summary), ...content);
}

export function section(id: string, title: string, ...content: Child[]): HTMLElement {
  return h("section", { id, "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, title), ...content);
}

export const note = (...text: Child[]) => h("p", { class: "note" }, ...text);
