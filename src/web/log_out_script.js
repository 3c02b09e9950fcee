// SPDX-License-Identifier: EUPL-1.2
// Finds a page's own log-out by the name of its control, for the end of a session. Runs at the start of each document,
// after locator_script.js and choice_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {state_of} = state.roles;
  const {Look} = state.outlining;
  const {find, innermost} = state.locating;
  const {press_on} = state.choosing;

  // The one control with one of these names that a user could press; nothing where there are several.
  function find_log_out(words) {
    if (Object.keys(words ?? {}).length === 0)
      return undefined;
    const control = {roles: ['link', 'button', 'menuitem'], names: words, whole: true};
    const is_enabled = entry => !entry.disabled && !state_of(entry.element).disabled;
    const found = innermost(find(new Look(), {control})).filter(is_enabled);
    return found.length === 1 ? found[0].element : undefined;
  }

  state.has_log_out = words => find_log_out(words) !== undefined;

  // Whether it was pressed.
  state.log_out = words => {
    const control = find_log_out(words);
    if (control)
      press_on(control);
    return control !== undefined;
  };
})();
