// SPDX-License-Identifier: EUPL-1.2
// How the lines of a list are chosen, and how a page says which one is: every kind of list that HTML and ARIA know.
// Runs at the start of each document, in the same world as page_script.js and before it.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {get_attribute: attribute, is_element, local_name} = state.dom;
  const {input_type} = state.roles;

  const is_enabled = element => !element.matches(':disabled') && attribute(element, 'aria-disabled') !== 'true';

  // What a user's mouse does, as far as a page can hear it. The click itself comes once, at the end, if it `is_same`
  // still. Gives whether it came.
  function press_on(element, is_same = () => true) {
    const box = element.getBoundingClientRect();
    const tell = (type, Kind, more) => Element.prototype.dispatchEvent.call(element, new Kind(type, {
      bubbles: true, cancelable: true, composed: true, view: window, detail: 1,
      clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, ...more,
    }));
    const pointer = {pointerId: 1, pointerType: 'mouse', isPrimary: true};
    tell('pointerdown', PointerEvent, {...pointer, buttons: 1});
    if (tell('mousedown', MouseEvent, {buttons: 1}))
      HTMLElement.prototype.focus.call(element, {preventScroll: true});
    tell('pointerup', PointerEvent, pointer);
    tell('mouseup', MouseEvent, {});
    // What goes while the button is down gets no click from a mouse either.
    if (!element.isConnected || !is_same())
      return false;
    HTMLElement.prototype.click.call(element);
    return true;
  }

  // By their names: those in a frame are of other classes.
  const is_option = node => is_element(node) && local_name(node) === 'option';
  const is_tick = node =>
    is_element(node) && local_name(node) === 'input' && ['radio', 'checkbox'].includes(input_type(node));

  // Those that a list of proposals is for.
  const inputs_of = list =>
    [...Document.prototype.querySelectorAll.call(document, 'input')].filter(input => input.list === list);

  // What holds whether a line is chosen: an option, a radio button or box, or the line itself, where ARIA says it.
  function control_of(line) {
    if (is_option(line) || is_tick(line))
      return line;
    const around = line.closest('label');
    if (around?.control && is_tick(around.control))
      return around.control;
    const inside = [...line.querySelectorAll('option, input')].filter(each => is_option(each) || is_tick(each));
    return inside.length === 1 ? inside[0] : line;
  }

  // Every state that says that one of several is meant.
  const states = ['aria-checked', 'aria-selected', 'aria-pressed', 'aria-current'];
  const roles =
    ['option', 'radio', 'checkbox', 'switch', 'menuitemradio', 'menuitemcheckbox', 'tab', 'treeitem', 'row'];

  // The state as ARIA says it: of what has a role of a list, else of what is in it. undefined: nothing says it.
  function aria_state(line) {
    const has_role = element => roles.includes(attribute(element, 'role')?.trim().toLowerCase());
    const stated = element => states.map(name => attribute(element, name)).find(value => value !== null);
    for (let element = line; element; element = element.parentElement)
      if (has_role(element))
        return stated(element) ?? [...element.querySelectorAll('*')].map(stated).find(value => value !== undefined);
    return [line, ...line.querySelectorAll('*')].map(stated).find(value => value !== undefined);
  }

  function is_chosen(control) {
    if (is_option(control)) {
      const list = control.closest('datalist');
      return list ? inputs_of(list).some(input => input.value === control.value) : control.selected;
    }
    if (is_tick(control))
      return control.checked;
    const state = aria_state(control);
    return state !== undefined && !['false', 'mixed', ''].includes(state);
  }

  const tells_state = control => is_option(control) || is_tick(control) || aria_state(control) !== undefined;

  function tell_change(element) {
    for (const type of ['input', 'change'])
      Element.prototype.dispatchEvent.call(element, new Event(type, {bubbles: true, composed: type === 'input'}));
  }

  // A list that drops down is the browser's own, so no mouse reaches its lines.
  function choose_option(option) {
    if (option.disabled || option.closest('optgroup')?.disabled)
      return;
    const list = option.closest('select, datalist');
    if (list instanceof HTMLDataListElement) {
      const [input, another] = inputs_of(list);
      if (!input || another || !is_enabled(input))
        return;
      HTMLElement.prototype.focus.call(input, {preventScroll: true});
      input.value = option.value;
      tell_change(input);
    } else if (list && is_enabled(list)) {
      HTMLElement.prototype.focus.call(list, {preventScroll: true});
      for (const each of list.options)
        if (each.selected && each !== option && list.multiple)
          each.selected = false;
      if (option.selected)
        return;
      option.selected = true;
      tell_change(list);
    }
  }

  // `pressed`: what a user would press for it.
  function choose_line(control, pressed) {
    if (is_option(control))
      choose_option(control);
    else if (!is_tick(control) || control.type === 'radio' || !control.checked) // a second press takes a tick away
      press_on(pressed);
  }

  // Where several can be ticked, another one stays so by itself.
  function take_back(control) {
    if (is_tick(control) && control.type === 'checkbox' && control.checked)
      press_on(control);
  }

  state.choosing = {choose_line, control_of, is_chosen, is_enabled, press_on, take_back, tells_state};
})();
