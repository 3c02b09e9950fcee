// SPDX-License-Identifier: EUPL-1.2
// The page as a list of what a person with a screen reader is told of: controls, headings, and the places they are in.
// Runs at the start of each document, after name_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {
    all_in, assigned_to, closest, document_in, first_element, first_element_in, get_attribute, is_element, is_visible,
    local_name, matches, next_element, parent_node, referred_by, root_element, shadow_root,
  } = state.dom;
  const {input_type, is_inert, role_by_kind, role_of, says_disabled, state_of} = state.roles;
  const {Names} = state.naming;

  // What a control can be said to be in; the heading of one of these does not reach out of it.
  const place_roles = new Set([
    'alertdialog', 'article', 'banner', 'cell', 'complementary', 'contentinfo', 'dialog', 'figure', 'form', 'grid',
    'gridcell', 'group', 'list', 'listbox', 'listitem', 'main', 'menu', 'menubar', 'navigation', 'radiogroup', 'region',
    'row', 'rowgroup', 'search', 'table', 'tablist', 'tabpanel', 'toolbar', 'tree', 'treegrid', 'treeitem',
  ]);
  // The lists that a control opens; a screen reader is told of them by one of two attributes.
  function opened_by(element, role) {
    const opens = role === 'combobox' || role === 'button' && get_attribute(element, 'aria-haspopup') === 'listbox';
    if (!opens)
      return [];
    return ['aria-controls', 'aria-owns'].flatMap(attribute => referred_by(element, attribute))
      .filter(each => role_of(each) === 'listbox');
  }

  const without_controls = new Set(['head', 'script', 'style', 'svg', 'template']);

  const most_entries = 20000;
  const most_levels = 400;

  // One look at the page as it stands now: nothing in it holds after the next change.
  class Look {
    names = new Names();
    roots = []; // shadow roots, and the documents in frames: their changes are not the document's
    #entries;
    #marked = new Set();
    #visible = new Map();
    #openers;

    // {element, role, place, heading, disabled}, in the page's order. `place`: the innermost one around it, with the one
    // around that as its own place; `heading`: the nearest one above it. Both may be undefined. `disabled`: by something
    // around it.
    get entries() {
      if (!this.#entries) {
        this.#entries = [];
        this.#mark(document);
        if (root_element(document))
          this.#walk(root_element(document), undefined, undefined, false, 0);
      }
      return this.#entries;
    }

    // The browser finds the few elements that say something of themselves sooner than each is asked.
    #mark(root) {
      for (const element of all_in(root, '[role], [aria-hidden], [aria-disabled], [inert]'))
        this.#marked.add(element);
    }

    // Gives the heading that holds for what comes after `element`.
    #walk(element, place, heading, disabled, level) {
      const kind = local_name(element);
      const is_marked = this.#marked.has(element);
      if (level > most_levels || this.#entries.length >= most_entries || without_controls.has(kind) ||
          is_marked && (get_attribute(element, 'aria-hidden') === 'true' || is_inert(element)))
        return heading;
      const role = is_marked ? role_of(element) : role_by_kind(element, kind);
      let entry;
      if (role) {
        entry = {element, role, place, heading, disabled: disabled || is_marked && says_disabled(element)};
        this.#entries.push(entry);
      }
      const is_place = entry && place_roles.has(role);
      const inner = this.#walk_below(element, kind, is_place ? entry : place, heading,
        disabled || is_marked && says_disabled(element), level + 1);
      if (role === 'heading')
        return entry;
      return is_place ? heading : inner;
    }

    #walk_below(element, kind, place, heading, disabled, level) {
      const frame = document_in(element, kind);
      const shadow = shadow_root(element);
      if (frame) {
        if (!is_visible(element) || !root_element(frame))
          return heading;
        this.roots.push(frame);
        this.#mark(frame);
        return this.#walk(root_element(frame), place, heading, disabled, level);
      }
      if (shadow) {
        this.roots.push(shadow);
        this.#mark(shadow);
      } else {
        const assigned = assigned_to(element, kind);
        if (assigned) {
          for (const each of assigned)
            if (is_element(each))
              heading = this.#walk(each, place, heading, disabled, level);
          return heading;
        }
      }
      for (let each = shadow ? first_element_in(shadow) : first_element(element); each; each = next_element(each))
        heading = this.#walk(each, place, heading, disabled, level);
      return heading;
    }

    name_of(entry) {
      return this.names.of(entry.element);
    }

    // What of it a user sees: a radio button or box may be drawn by its label, and a line of a list that drops down is in
    // the list. undefined: nothing of it is to be seen.
    surface_of(element) {
      let surface = this.#visible.get(element);
      if (surface === undefined) {
        surface = this.#find_surface(element) ?? null;
        this.#visible.set(element, surface);
      }
      return surface ?? undefined;
    }

    #find_surface(element) {
      if (is_visible(element))
        return element;
      const kind = local_name(element);
      if (kind === 'input' && ['radio', 'checkbox'].includes(input_type(element)))
        return this.names.labels_of(element).find(is_visible);
      if (get_attribute(element, 'hidden') !== null)
        return undefined;
      if (kind === 'option' || kind === 'optgroup') {
        const list = parent_node(element);
        return list && is_element(list) ? this.surface_of(list) : undefined;
      }
      return this.#opener_of(element);
    }

    // What opens the list of a line while that is closed (WAI-ARIA 1.2, combobox).
    #opener_of(line) {
      if (role_of(line) !== 'option')
        return undefined;
      if (!this.#openers) {
        this.#openers = new Map();
        for (const role of ['combobox', 'button']) // beside a box for text there may be a button for the same list
          for (const entry of this.entries.filter(each => each.role === role))
            for (const list of opened_by(entry.element, role)) {
              const is_shared = role === 'combobox' && this.#openers.has(list);
              if (is_shared || !this.#openers.has(list))
                this.#openers.set(list, is_shared ? null : entry.element); // null: nobody knows for which of them
            }
      }
      const list = closest(line, each => this.#openers.has(each));
      const opener = list && !is_visible(list) ? this.#openers.get(list) : undefined;
      return opener && is_visible(opener) && get_attribute(opener, 'aria-expanded') !== 'true' ? opener : undefined;
    }

    // Whether a line is shown by what opens its list only.
    is_closed(element) {
      const surface = this.surface_of(element);
      return surface !== undefined && surface !== element && surface === this.#opener_of(element);
    }

    is_shown(entry) {
      return this.surface_of(entry.element) !== undefined;
    }
  }

  function places_of(entry) {
    const places = [];
    for (let place = entry.place; place; place = place.place)
      places.push(place);
    return places;
  }

  // All of the page's controls in plain words; for tests, and for who teaches a way through the page.
  const controls = new Set([
    'button', 'checkbox', 'combobox', 'heading', 'link', 'listbox', 'menuitem', 'menuitemcheckbox', 'menuitemradio',
    'option', 'radio', 'searchbox', 'slider', 'spinbutton', 'switch', 'tab', 'textbox', 'treeitem',
  ]);

  function outline(look = new Look()) {
    return look.entries.filter(entry => controls.has(entry.role) && look.is_shown(entry)).map(entry => ({
      role: entry.role,
      name: look.name_of(entry),
      state: state_of(entry.element, entry.disabled || matches(entry.element, ':disabled')),
      places: places_of(entry).map(place => place.role),
      heading: entry.heading ? look.name_of(entry.heading) : '',
    }));
  }

  state.outlining = {Look, outline, places_of};
})();
