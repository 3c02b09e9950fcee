// SPDX-License-Identifier: EUPL-1.2
// Finds a page's own log-out by the name of its control, for the end of a session. Runs at the start of each document, in
// the same world as page_script.js, after choice_script.js and before it.
'use strict';

(() => {
  const property = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const inner_text = property(HTMLElement, 'innerText');
  const input_value = property(HTMLInputElement, 'value');
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);

  const state = globalThis[Symbol.for('primaweb')] ??= {};
  const {is_enabled, press_on} = state.choosing;

  const controls = 'a[href], button, input[type=submit], input[type=button], input[type=image], [role=button], ' +
    '[role=link], [role=menuitem]';
  const normalised = text => text.replace(/\s+/g, ' ').trim().toLowerCase();

  function name_of(element) {
    const shown = element instanceof HTMLInputElement ? attribute(element, 'alt') ?? input_value.call(element)
      : element instanceof HTMLElement ? inner_text.call(element) : element.textContent;
    return normalised(attribute(element, 'aria-label') || shown || attribute(element, 'title') || '');
  }

  function is_visible(element) {
    const box = Element.prototype.getBoundingClientRect.call(element);
    return box.width > 0 && box.height > 0 &&
      Element.prototype.checkVisibility.call(element, {opacityProperty: true, visibilityProperty: true});
  }

  // The one control with one of these names that a user could press; nothing where there are several.
  function find(words) {
    const names = Object.values(words ?? {}).map(normalised);
    const found = [...Document.prototype.querySelectorAll.call(document, controls)]
      .filter(element => names.includes(name_of(element)) && is_visible(element) && is_enabled(element));
    return found.length === 1 ? found[0] : undefined;
  }

  state.has_log_out = words => find(words) !== undefined;

  // Whether it was pressed.
  state.log_out = words => {
    const control = find(words);
    if (control)
      press_on(control);
    return control !== undefined;
  };
})();
