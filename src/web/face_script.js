// SPDX-License-Identifier: EUPL-1.2
// What a page says of itself: title, main heading, names of what can be pressed, and whether it asks for something. With
// open shadow roots and frames of the same origin, as who looks at it sees it.
// Runs at the start of each document, after dom_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {local_name} = state.dom;
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);
  const property = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const inner_text = property(HTMLElement, 'innerText');
  const shadow_root = property(Element, 'shadowRoot');
  const frame_document = property(HTMLIFrameElement, 'contentDocument');
  const ready_state = property(Document, 'readyState');
  const title = property(Document, 'title');
  const namespace = property(Element, 'namespaceURI');

  const most_elements = 4000;
  const most_names = 200;
  const most_letters = 80;

  const button = 'button, input[type=submit], input[type=button], input[type=image], select, summary, [role=button]';
  const link = 'a[href], area[href], [role=link]';
  const question = 'input[type=radio], input[type=checkbox], input[type=password], [role=radio], [role=radiogroup], ' +
    '[role=option], [role=listbox], [role=checkbox], [role=combobox]';
  const main_heading = 'h1, [role=heading][aria-level="1"]';

  const normalised = text => text.replace(/\s+/g, ' ').trim().slice(0, most_letters);
  const is_shown = element => Element.prototype.checkVisibility.call(element, {visibilityProperty: true});

  function shown_words(element) {
    const kind = local_name(element);
    if (kind === 'input')
      return attribute(element, 'value') ?? attribute(element, 'alt') ?? '';
    if (kind === 'select')
      return element.selectedOptions[0]?.text ?? '';
    return namespace.call(element) === 'http://www.w3.org/1999/xhtml' ? inner_text.call(element) : element.textContent;
  }

  const name_of = element => normalised(`${attribute(element, 'aria-label') ?? ''} ${shown_words(element)}`);

  // The elements of a tree and of the trees in it; null for a part of the page into which nobody can look.
  function* elements(root, Type) {
    for (const element of Type.prototype.querySelectorAll.call(root, '*')) {
      yield element;
      const shadow = shadow_root.call(element);
      if (shadow)
        yield* elements(shadow, DocumentFragment);
      const kind = local_name(element);
      if (!['iframe', 'frame', 'object', 'embed'].includes(kind) || !is_shown(element))
        continue;
      const inside = kind === 'iframe' ? frame_document.call(element) : null;
      if (inside && ready_state.call(inside) === 'complete')
        yield* elements(inside, Document);
      else
        yield null;
    }
  }

  state.face = () => {
    const face = {title: normalised(title.call(document)), heading: '', buttons: [], links: [],
      asks: false, whole: ready_state.call(document) !== 'loading'};
    let count = 0;
    for (const element of elements(document, Document)) {
      if (!element || ++count > most_elements) {
        face.whole = false;
        break;
      }
      const matches = selector => Element.prototype.matches.call(element, selector);
      if (matches(question))
        face.asks = true;
      const names = matches(button) ? face.buttons : matches(link) ? face.links : null;
      if (names && is_shown(element)) {
        if (names.length === most_names)
          face.whole = false;
        else
          names.push(name_of(element));
      } else if (!face.heading && matches(main_heading) && is_shown(element)) {
        face.heading = name_of(element);
      }
    }
    return face;
  };
})();
