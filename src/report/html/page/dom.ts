/** Elements from values. Text is only ever set as text: there is no way in here to make markup of it. */
export type Child = Node | string | undefined;
export type Props = Record<string, string | number | boolean | undefined>;

const SVG = 'http://www.w3.org/2000/svg';

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), props, children);
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(SVG, tag), props, children);
}

function filled<E extends Element>(element: E, props: Props, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(props))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button of a row of them: on or off, and said so. */
export function toggle(label: Child[], isOn: boolean, act: () => void, props: Props = {}): HTMLButtonElement {
  const button = h('button', { type: 'button', 'aria-pressed': String(isOn), ...props }, ...label);
  button.addEventListener('click', act);
  return button;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
