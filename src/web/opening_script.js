// SPDX-License-Identifier: EUPL-1.2
// Lists that have lines only while they are open. Runs at the start of each document, after list_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {closest, get_attribute, getter, local_name} = state.dom;
  const {flat} = state.naming;
  const {parts_of} = state.lists;

  const own_value = getter(HTMLInputElement, 'value');

  // A list that drops down, or of proposals, is the browser's own, and has its lines at all times.
  const is_the_browsers = element => local_name(element) === 'select' ||
    local_name(element) === 'input' && get_attribute(element, 'list') !== null;

  const is_opener = ({element, role}) => !is_the_browsers(element) &&
    (role === 'combobox' || role === 'button' && get_attribute(element, 'aria-haspopup') === 'listbox');

  // The entry of what opens a list and is pressed with `target`.
  const opener_around = (look, target) =>
    look.entries.find(entry => is_opener(entry) && closest(target, each => each === entry.element));

  const in_words = text => flat(text.replaceAll(',', ' '));

  // Whether what opens a list shows this line of it, and nothing else: then that is what was chosen. Another line may
  // have the same words, and more.
  function shows(element, {label, detail}) {
    const shown = local_name(element) === 'input' ? own_value(element)
      : parts_of(element).map(({text}) => text).join(' ');
    return label !== '' && [label, `${label} ${detail}`].some(line => in_words(line) === in_words(shown));
  }

  state.opening = {is_opener, opener_around, shows};
})();
