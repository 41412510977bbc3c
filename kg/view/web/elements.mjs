// The one way the page makes elements: names and text only, never markup.

/** Return a new element with attributes and children; a string child becomes text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Return a name from the graph in an element of its own direction, so that it cannot turn its surroundings. */
export function isolated(text, className = null) {
  return make("bdi", { class: className }, text);
}

/** Return a button that calls `action`. */
export function button(text, action, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", action);
  return element;
}

/** Return a link to a web address, or plain text where the address is no http or https one. */
export function webLink(text, address) {
  if (!address || !/^https?:\/\//i.test(address)) return isolated(text);
  return make("a", { href: address, rel: "noopener noreferrer nofollow", target: "_blank" }, isolated(text));
}
