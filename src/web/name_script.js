// SPDX-License-Identifier: EUPL-1.2
// What an element is called by a screen reader: its accessible name, as far as accname 1.2 has it for what is found
// here. Left out on purpose (tests/data/accessible-names.json): what a user chose or typed, which is theirs, and words that
// only a style sheet has. Runs at the start of each document, after role_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {
    all_in, document_in, each_child, first_child, get_attribute, getter, has_attributes, is_document, is_drawn,
    is_element, is_text, local_name, next_sibling, referred_by, root_of, style_of,
  } = state.dom;
  const {input_type, role_of} = state.roles;

  const text_content = getter(Node, 'textContent');
  const node_value = getter(Node, 'nodeValue');
  const control_of_label = getter(HTMLLabelElement, 'control');

  // A longer name is nobody's to read; it is cut, and so long a text is looked for by nobody either.
  const most_letters = 1000;
  const most_levels = 400;

  const named_by_contents = new Set([
    'button', 'cell', 'checkbox', 'columnheader', 'gridcell', 'heading', 'legend', 'link', 'menuitem',
    'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'row', 'rowheader', 'switch', 'tab', 'tooltip', 'treeitem',
  ]);
  // What is in these was chosen or typed.
  const without_contents = new Set(['input', 'select', 'textarea']);

  const flat = text => text.replace(/\s+/g, ' ').trim();
  const is_blank = text => !/\S/.test(text);
  const written = (element, name) => {
    const value = get_attribute(element, name);
    return value !== null && !is_blank(value) ? value : null;
  };

  function first_of_kind(element, kind) {
    for (let child = first_child(element); child; child = next_sibling(child))
      if (is_element(child) && local_name(child) === kind)
        return child;
    return null;
  }

  // Why a name is wanted: it was asked for; by aria-labelledby of another element, where the own one does not count
  // again; as a part of an element's around it.
  const as_asked = 0;
  const as_referred = 1;
  const as_part = 2;

  // is_hidden: within something hidden, which something that is shown is named by.
  const begin = (...seen) => ({seen: new Set(seen), letters: most_letters, is_hidden: false});

  const is_apart = element => element !== null && style_of(element).display !== 'inline';

  // The names of one look at the page; what it was asked once, it knows.
  class Names {
    #names = new Map();
    #texts = new Map();
    #labels = new Map(); // by root: of each control

    of(element) {
      let name = this.#names.get(element);
      if (name === undefined) {
        name = flat(this.#compute(element, begin(), 0, as_asked));
        this.#names.set(element, name);
      }
      return name;
    }

    // What stands in it, whatever it is called.
    text_of(element) {
      let text = this.#texts.get(element);
      if (text === undefined) {
        text = flat(this.#contents(element, begin(element), 0, as_part));
        this.#texts.set(element, text);
      }
      return text;
    }

    // Asked of the controls themselves (`labels`), it would take the whole document's time for each.
    labels_of(element) {
      const root = root_of(element);
      let labels = this.#labels.get(root);
      if (!labels) {
        labels = new Map();
        for (const label of all_in(root, 'label')) {
          const control = local_name(label) === 'label' ? control_of_label(label) : null;
          if (!control)
            continue;
          if (!labels.has(control))
            labels.set(control, []);
          labels.get(control).push(label);
        }
        this.#labels.set(root, labels);
      }
      return labels.get(element) ?? [];
    }

    #compute(node, walk, level, way) {
      if (walk.letters <= 0 || level > most_levels || walk.seen.has(node))
        return '';
      if (is_text(node)) {
        const text = node_value(node).slice(0, walk.letters);
        walk.letters -= text.length;
        return text;
      }
      if (!is_element(node) || way !== as_asked && this.#is_left_out(node, walk, way))
        return '';
      walk.seen.add(node);
      const says_more = has_attributes(node);
      if (says_more && way !== as_referred) {
        const named = this.#referred(node, walk, level);
        if (named !== '')
          return named;
      }
      const own = says_more && written(node, 'aria-label') || this.#own_words(node, walk, level, way);
      if (own)
        return own.slice(0, most_letters);
      if (way !== as_asked || named_by_contents.has(role_of(node))) {
        const contents = this.#contents(node, walk, level);
        if (way === as_part || !is_blank(contents))
          return contents;
      }
      return says_more && (written(node, 'title') ?? written(node, 'placeholder')) || '';
    }

    #is_left_out(element, walk, way) {
      if (way !== as_referred && get_attribute(element, 'aria-hidden') === 'true')
        return true;
      if (way === as_referred || is_drawn(element))
        return false;
      // What is in a list that drops down has no box of its own.
      if (['option', 'optgroup', 'area'].includes(local_name(element)))
        return get_attribute(element, 'hidden') !== null;
      return !walk.is_hidden || style_of(element).display === 'none';
    }

    #referred(element, walk, level) {
      const names = [];
      for (const named of new Set(referred_by(element, 'aria-labelledby'))) {
        // An element may name itself, beside others.
        const seen = named === element ? new Set() : walk.seen;
        const name = this.#compute(named, {seen, letters: walk.letters, is_hidden: !is_drawn(named)}, level + 1,
          as_referred);
        if (!is_blank(name))
          names.push(name);
      }
      return names.join(' ');
    }

    // As HTML-AAM has it for each element; null: by its contents or not at all.
    #own_words(element, walk, level, way) {
      const inner = child => this.#compute(child, walk, level + 1, as_part);
      const kind = local_name(element);
      switch (kind) {
      case 'fieldset':
      case 'table':
      case 'figure': {
        const titles = {fieldset: 'legend', table: 'caption', figure: 'figcaption'};
        const title = first_of_kind(element, titles[kind]);
        return title && way !== as_part ? inner(title) : null;
      }
      case 'svg': {
        const title = first_of_kind(element, 'title');
        return title ? text_content(title) : null;
      }
      case 'img':
      case 'area':
        return written(element, 'alt');
      case 'optgroup':
        return written(element, 'label');
      case 'option':
        return written(element, 'label');
      case 'input':
        return this.#words_of_input(element, inner);
      case 'button':
      case 'select':
      case 'textarea':
      case 'output':
      case 'progress':
      case 'meter':
        return this.#words_of_labels(element, inner);
      default:
        return null;
      }
    }

    #words_of_input(element, inner) {
      const type = input_type(element);
      if (['button', 'submit', 'reset'].includes(type)) {
        const value = written(element, 'value');
        if (value !== null)
          return value;
      }
      return this.#words_of_labels(element, inner) ??
        (type === 'image' ? written(element, 'alt') ?? written(element, 'title') : null);
    }

    #words_of_labels(element, inner) {
      const words = this.labels_of(element).map(inner).filter(text => !is_blank(text));
      return words.length > 0 ? words.join(' ') : null;
    }

    #contents(element, walk, level) {
      if (local_name(element) === 'br')
        return ' ';
      if (document_in(element) || without_contents.has(local_name(element)))
        return '';
      let text = '';
      let before = null; // the element that the text so far ends with
      each_child(element, child => {
        const words = this.#compute(child, walk, level + 1, as_part);
        if (words === '')
          return;
        // Boxes stand apart without a space between them.
        const now = is_element(child) ? child : null;
        const touches = text !== '' && !/\s$/.test(text) && !/^\s/.test(words);
        text += touches && (is_apart(before) || is_apart(now)) ? ` ${words}` : words;
        before = now;
      });
      return text;
    }
  }

  state.naming = {Names, flat, node_value};
})();
