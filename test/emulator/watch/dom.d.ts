/** Types that playwright-core and axe-core use. Nothing else here has a DOM. */
type Node = object;
type NodeList = object;
type Element = object;
type HTMLElement = object;
type SVGElement = object;
type HTMLElementTagNameMap = Record<never, object>;
type DOMRect = object;
type Document = object;
type Window = object;
