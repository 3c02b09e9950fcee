// SPDX-License-Identifier: EUPL-1.2
// Lists to choose from: controls of one kind in one place, and what each line says. Runs at the start of each document,
// after locator_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {
    around, closest, each_child, first_child, get_attribute, getter, is_drawn, is_element, is_text, local_name,
    next_sibling, parent_node, style_of,
  } = state.dom;
  const {is_disabled, role_of} = state.roles;
  const {flat, node_value} = state.naming;
  const {places_of} = state.outlining;
  const {find, is_in, is_named} = state.locating;

  const option_value = getter(HTMLOptionElement, 'value');
  const values = items => Object.values(items ?? {});

  // The first kind of which there is a list on the page is the one to choose from: where lines have radio buttons, their
  // links lead elsewhere.
  const kinds = [['radio', 'menuitemradio', 'switch'], ['option', 'treeitem'], ['button', 'tab', 'menuitem'], ['link']];

  const aside = new Set(['banner', 'complementary', 'contentinfo', 'menubar', 'navigation', 'search']);
  const pressable = new Set(['button', 'link', 'menuitem', 'tab']);
  const most_levels = 200;
  // A list with more lines is not one to choose from, and reading it at each change would take the page's time away.
  const most_lines = 500;

  // What stands apart from what is around it: a box, or words in an element of their own beside others.
  function begins_part(element) {
    if (style_of(element).display !== 'inline')
      return true;
    for (let each = first_child(parent_node(element)); each; each = next_sibling(each))
      if (is_text(each) && flat(node_value(each)) !== '')
        return false;
    return true;
  }

  // What is shown of a list that is closed, once it is open.
  const is_drawn_when_open = node => style_of(node).display !== 'none';

  // The words of an element in parts, as they stand apart: {text, control}, where `control` says that they are a
  // control's own.
  function parts_of(element, is_shown = is_drawn) {
    const parts = [];
    let is_open = false;
    const add = (text, control) => {
      if (is_open)
        parts.at(-1).text += text;
      else if (flat(text) !== '')
        parts.push({text, control});
      is_open = is_open || flat(text) !== '';
    };
    const walk = (node, control, level) => {
      if (is_text(node)) {
        add(node_value(node), control);
        return;
      }
      if (!is_element(node) || level > most_levels || !is_shown(node) || get_attribute(node, 'aria-hidden') === 'true')
        return;
      const kind = local_name(node);
      if (['select', 'textarea', 'script', 'style', 'template'].includes(kind))
        return;
      if (kind === 'br') {
        is_open = false;
        return;
      }
      const is_part = level > 0 && begins_part(node);
      is_open = is_open && !is_part;
      if (kind === 'img')
        add(get_attribute(node, 'alt') ?? '', control);
      if (kind === 'input' && get_attribute(node, 'value') && role_of(node) === 'button')
        add(get_attribute(node, 'value'), true);
      const is_control = level > 0 && pressable.has(role_of(node));
      each_child(node, child => walk(child, control || is_control, level + 1));
      is_open = is_open && !is_part;
    };
    walk(element, false, 0);
    return parts.map(({text, control}) => ({text: flat(text), control}));
  }

  // Of each control the largest element around it that has no other one of them in it.
  function rows_of(elements) {
    const counts = new Map();
    for (const element of elements)
      for (let each = element; each; each = around(each))
        counts.set(each, (counts.get(each) ?? 0) + 1);
    return elements.map(element => {
      if (elements.length === 1) // all of the page is around it alone
        return closest(element, each => ['row', 'listitem', 'option'].includes(role_of(each))) ??
          closest(element, each => local_name(each) === 'label') ?? element;
      let row = element;
      for (let next = around(row); next && counts.get(next) === 1; next = around(next))
        row = next;
      return row;
    });
  }

  // What each of them is below: the heading, or the named group, of a list in two levels. undefined: they are all below
  // the same. A heading in the row of another line is that one's, though it comes before this one: as of a card.
  function titles_of(look, entries, rows) {
    const name_of = entry => entry ? look.name_of(entry) : '';
    const group_of = entry => places_of(entry).find(place => place.role === 'group' && name_of(place) !== '');
    const lines = new Map(rows.map((row, at) => [row, at]));
    const is_of_another = (title, at) => closest(title.element, each => (lines.get(each) ?? at) !== at) !== null;
    for (const titles of [entries.map(entry => entry.heading), entries.map(group_of)])
      if (new Set(titles).size > 1 && titles.every(title => name_of(title) !== '') && !titles.some(is_of_another))
        return titles.map(name_of);
    return undefined;
  }

  // What a line says and the others do not is its label; what else it says, its detail. What a control in it is called
  // by that is called so in each of them, as "Choose", is nothing that it says; nor are titles before a word.
  function read_lines(look, entries) {
    const elements = entries.map(entry => entry.element);
    const rows = rows_of(elements);
    const titles = titles_of(look, entries, rows);
    const parts_of_row = (row, at) => {
      const name = {text: look.name_of(entries[at]), control: false};
      const parts = local_name(row) === 'option' ? [name]
        : parts_of(row, look.is_closed(elements[at]) ? is_drawn_when_open : is_drawn);
      const labels = parts.length > 0 ? [] : look.names.labels_of(elements[at]).flatMap(label => parts_of(label));
      const all = parts.length > 0 ? parts : labels.length > 0 ? labels : [name];
      return titles ? all.filter(part => part.text !== titles[at]) : all;
    };
    const lines = rows.map(parts_of_row);
    const are_several = lines.length > 1;
    const is_shared = part => are_several && lines.every(line => line.some(each => each.text === part.text));
    return lines.map((line, at) => {
      const has_more = part => line.some(each => each !== part && !each.control);
      const kept = line.filter(part => !(part.text.endsWith(':') && has_more(part)) &&
        !(part.control && (are_several ? is_shared(part) : true) && has_more(part)));
      const own = titles ? undefined : kept.find(part => !is_shared(part)) ?? kept[0];
      const rest = kept.filter(part => part !== own).map(part => part.text).join(', ');
      return {label: titles ? titles[at] : own?.text ?? '', detail: rest};
    });
  }

  // Whether they are a list in two levels: each below a heading, or in a named group, and not all below the same.
  const are_below_titles = (look, entries) =>
    titles_of(look, entries, rows_of(entries.map(entry => entry.element))) !== undefined;

  // "Choose…" at the top of a list that drops down is no line of it.
  const is_placeholder = element => local_name(element) === 'option' && option_value(element) === '';
  const can_be_chosen = entry => !is_placeholder(entry.element) && !entry.disabled && !is_disabled(entry.element);

  // Of one role and kind of element, in the same kinds of places, and in one list box where they are in any.
  function sets_of(entries) {
    const sets = new Map();
    const boxes = [];
    const number_of = box => boxes.includes(box) ? boxes.indexOf(box) : boxes.push(box) - 1;
    for (const entry of entries) {
      const places = places_of(entry);
      const box = places.find(place => place.role === 'listbox') ??
        closest(entry.element, each => local_name(each) === 'select');
      const key =
        [entry.role, local_name(entry.element), number_of(box), ...places.map(place => place.role)].join(' ');
      if (!sets.has(key))
        sets.set(key, []);
      sets.get(key).push(entry);
    }
    return [...sets.values()];
  }

  // What is there on every page leads elsewhere; and one thing to press is no list.
  const is_of_the_page = entry => places_of(entry).every(place => !aside.has(place.role));
  const is_list = entries => entries.length > 1 || !pressable.has(entries[0].role);

  // The one list of the page that has a line with the locator's names. undefined: there is none, or one of more than
  // `most` lines, of which nobody knows whether it has such a line.
  function find_any_choice(look, {control: {names}, places}, most) {
    for (const kind of kinds) {
      const entries = look.entries.filter(entry => kind.includes(entry.role) && look.is_shown(entry) &&
        can_be_chosen(entry) && is_of_the_page(entry) && is_in(look, entry, places));
      const sets = sets_of(entries).filter(is_list);
      if (sets.some(set => set.length > most))
        return undefined;
      const lists = sets.map(set => ({set, lines: read_lines(look, set)}))
        .filter(({lines}) => lines.some(line => is_named({names, whole: false}, `${line.label} ${line.detail}`)));
      if (lists.length > 0)
        return lists.length === 1 ? lists[0] : undefined;
    }
    return undefined;
  }

  function find_choice(look, locator, most) {
    if (Object.values(locator.control.roles).includes('choice'))
      return find_any_choice(look, locator, most);
    const set = find(look, locator).filter(can_be_chosen);
    return set.length > most ? undefined : {set, lines: read_lines(look, set)};
  }

  // Links and buttons in a place without a name are a list only where they are below titles: else they may be anything.
  const needs_titles = ({control, places}) => values(control.roles).every(role => pressable.has(role)) &&
    values(control.names).length === 0 && values(places).every(({names}) => values(names).length === 0);

  // The lines of the list that a locator names: {element, surface, is_closed, label, detail}; none where it has more than
  // `most`. is_closed: the surface opens the list. is_plain: what a line says is all in its label. is_learned: by a
  // launcher, which knows no more of the page.
  function lines_of_choice(look, locator, is_plain, most, is_learned = false) {
    const {set, lines} = find_choice(look, locator, most) ?? {set: [], lines: []};
    if (is_learned && (needs_titles(locator) && !are_below_titles(look, set) || set.length > 0 && !is_list(set)))
      return [];
    const labels = new Set(lines.map(line => line.label));
    return set.map(({element}, at) => {
      const {label, detail} = lines[at];
      const line = {element, surface: look.surface_of(element), is_closed: look.is_closed(element), label, detail};
      if (!is_plain)
        return line;
      return {...line, label: labels.size === lines.length || !detail ? label : `${label}, ${detail}`, detail: ''};
    });
  }

  state.lists =
    {are_below_titles, can_be_chosen, is_of_the_page, lines_of_choice, most_lines, parts_of, sets_of};
})();
