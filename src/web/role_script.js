// SPDX-License-Identifier: EUPL-1.2
// What an element is to a person with a screen reader, and how it stands: the roles of WAI-ARIA 1.2, as HTML-AAM 1.0
// gives them to HTML's elements, and the states. Runs at the start of each document, after dom_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {closest, get_attribute, getter, has_attributes, is_element, local_name, matches, parent_node} = state.dom;

  const input_type = getter(HTMLInputElement, 'type');
  const is_ticked = getter(HTMLInputElement, 'checked');
  const is_undecided = getter(HTMLInputElement, 'indeterminate');
  const is_selected = getter(HTMLOptionElement, 'selected');
  const list_size = getter(HTMLSelectElement, 'size');

  // Roles that take a part in recognising a page; another word in `role` counts for nothing.
  const known_roles = new Set([
    'alert', 'alertdialog', 'article', 'banner', 'button', 'cell', 'checkbox', 'columnheader', 'combobox',
    'complementary', 'contentinfo', 'definition', 'dialog', 'document', 'figure', 'form', 'grid', 'gridcell', 'group',
    'heading', 'img', 'legend', 'link', 'list', 'listbox', 'listitem', 'main', 'math', 'menu', 'menubar', 'menuitem',
    'menuitemcheckbox', 'menuitemradio', 'navigation', 'none', 'option', 'presentation', 'progressbar', 'radio',
    'radiogroup', 'region', 'row', 'rowgroup', 'rowheader', 'search', 'searchbox', 'separator', 'slider', 'spinbutton',
    'status', 'switch', 'tab', 'table', 'tablist', 'tabpanel', 'term', 'textbox', 'toolbar', 'tooltip', 'tree',
    'treegrid', 'treeitem',
  ]);

  const roles_of_elements = new Map(Object.entries({
    article: 'article', aside: 'complementary', button: 'button', datalist: 'listbox', dd: 'definition',
    details: 'group', dialog: 'dialog', dt: 'term', fieldset: 'group', figure: 'figure', footer: 'contentinfo',
    form: 'form', h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
    header: 'banner', hr: 'separator', html: 'document', legend: 'legend', li: 'listitem', main: 'main', math: 'math',
    menu: 'list', nav: 'navigation', ol: 'list', optgroup: 'group', option: 'option', output: 'status',
    progress: 'progressbar', section: 'region', summary: 'button', table: 'table', tbody: 'rowgroup', td: 'cell',
    textarea: 'textbox', tfoot: 'rowgroup', thead: 'rowgroup', tr: 'row', ul: 'list',
  }));

  const roles_of_inputs = new Map(Object.entries({
    button: 'button', checkbox: 'checkbox', email: 'textbox', image: 'button', number: 'spinbutton', radio: 'radio',
    range: 'slider', reset: 'button', search: 'searchbox', submit: 'button', tel: 'textbox', text: 'textbox',
    url: 'textbox',
  }));

  // With one of these an element counts, though its role says that it is none.
  const global_attributes = [
    'aria-atomic', 'aria-busy', 'aria-controls', 'aria-current', 'aria-describedby', 'aria-description', 'aria-details',
    'aria-dropeffect', 'aria-flowto', 'aria-grabbed', 'aria-hidden', 'aria-keyshortcuts', 'aria-label',
    'aria-labelledby', 'aria-live', 'aria-owns', 'aria-relevant', 'aria-roledescription',
  ];
  const has_global_attribute = element => global_attributes.some(name => get_attribute(element, name) !== null);

  function role_by_kind(element, kind = local_name(element)) {
    switch (kind) {
    case 'a':
    case 'area':
      return get_attribute(element, 'href') === null ? null : 'link';
    case 'img':
      return get_attribute(element, 'alt') === '' && !has_global_attribute(element) ? null : 'img';
    case 'input': {
      const role = roles_of_inputs.get(input_type(element)) ?? null;
      const proposes = ['textbox', 'searchbox'].includes(role) && get_attribute(element, 'list') !== null;
      return proposes ? 'combobox' : role;
    }
    case 'select':
      return get_attribute(element, 'multiple') !== null || list_size(element) > 1 ? 'listbox' : 'combobox';
    case 'th':
      return get_attribute(element, 'scope')?.trim().toLowerCase() === 'row' ? 'rowheader' : 'columnheader';
    default:
      return roles_of_elements.get(kind) ?? null;
    }
  }

  const is_focusable = element => matches(element, 'a[href], area[href], button, input, select, textarea, [tabindex]');

  // null: none that counts.
  function role_of(element) {
    const written = get_attribute(element, 'role');
    const role = written && written.toLowerCase().split(/\s+/).find(each => known_roles.has(each));
    if (!role)
      return role_by_kind(element);
    if (role !== 'none' && role !== 'presentation')
      return role;
    return has_global_attribute(element) || is_focusable(element) ? role_by_kind(element) : null;
  }

  const says = (element, name, value) => get_attribute(element, name)?.trim().toLowerCase() === value;

  const is_inert = element => get_attribute(element, 'inert') !== null;
  const says_disabled = element => says(element, 'aria-disabled', 'true');

  // The elements around count, too: what is in a disabled group is disabled, whichever way it is said.
  const is_disabled = element => matches(element, ':disabled') ||
    closest(element, each => says_disabled(each) || is_inert(each)) !== null;

  const values = new Map([['true', true], ['false', false], ['mixed', 'mixed']]);
  const kinds_with_state = new Set(['input', 'option', 'summary']);
  const states = ['checked', 'selected', 'pressed', 'expanded'];

  // As the element has it itself; undefined: it has no such state.
  function own_state(element, kind, name) {
    switch (`${kind} ${name}`) {
    case 'input checked':
      if (!['radio', 'checkbox'].includes(input_type(element)))
        return undefined;
      return is_undecided(element) ? 'mixed' : is_ticked(element);
    case 'option selected':
      return is_selected(element);
    case 'summary expanded': {
      const details = parent_node(element);
      return details && is_element(details) ? get_attribute(details, 'open') !== null : undefined;
    }
    default:
      return undefined;
    }
  }

  // Only what holds for such an element is there.
  function state_of(element, disabled = is_disabled(element)) {
    const kind = local_name(element);
    const told = {disabled};
    if (!kinds_with_state.has(kind) && !has_attributes(element))
      return told;
    for (const name of states) {
      const value =
        own_state(element, kind, name) ?? values.get(get_attribute(element, `aria-${name}`)?.trim().toLowerCase());
      if (value !== undefined)
        told[name] = value;
    }
    return told;
  }

  state.roles = {input_type, is_disabled, is_inert, role_by_kind, role_of, says_disabled, state_of};
})();
