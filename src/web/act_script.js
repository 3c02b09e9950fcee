// SPDX-License-Identifier: EUPL-1.2
// What the user does in a page, in the words of locators (portal/locator.h): what they pressed, or which line of which
// list they chose, and how to find it again. Runs at the start of each document, after opening_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {
    all_in, closest, document_in, get_attribute, getter, is_connected, is_element, local_name, matches, window_of,
  } = state.dom;
  const {input_type, role_of} = state.roles;
  const {Look, places_of} = state.outlining;
  const {find, innermost, is_named} = state.locating;
  const {are_below_titles, can_be_chosen, is_of_the_page, lines_of_choice, most_lines, sets_of} = state.lists;
  const {opener_around, shows} = state.opening;
  const {control_of, is_chosen, tells_state} = state.choosing;

  const own_address = getter(Document, 'URL');
  const event_target = getter(Event, 'target');
  const path_of = event => Event.prototype.composedPath.call(event);
  const radio_name = getter(HTMLInputElement, 'name');
  const radio_form = getter(HTMLInputElement, 'form');
  const selected_options = getter(HTMLSelectElement, 'selectedOptions');
  const listen = (target, type, listener) => EventTarget.prototype.addEventListener.call(target, type, listener, true);

  const pressed_roles = new Set(['button', 'link', 'menuitem', 'tab']);
  const chosen_roles = new Set(['menuitemradio', 'option', 'radio', 'treeitem']);
  const filled_in_roles = new Set(['checkbox', 'menuitemcheckbox', 'slider', 'spinbutton', 'switch']);
  const control_roles =
    new Set([...pressed_roles, ...chosen_roles, ...filled_in_roles, 'combobox', 'searchbox', 'textbox']);
  // Those that a locator can speak of.
  const place_roles = new Set([
    'alertdialog', 'article', 'banner', 'cell', 'complementary', 'contentinfo', 'dialog', 'form', 'grid', 'group',
    'list', 'listbox', 'listitem', 'main', 'menu', 'navigation', 'radiogroup', 'region', 'row', 'search', 'table',
    'tabpanel',
  ]);

  // Where keys choose something.
  const listed_roles = new Set(['combobox', 'grid', 'listbox', 'radiogroup', 'tree', 'treegrid']);
  const choosing_keys = /^(Enter| |Arrow.*|Home|End|PageUp|PageDown|.)$/u;

  // Longer words may be anything; what is kept of them is judged by portal::may_be_learned().
  const most_letters = 60;
  const is_short = name => name !== '' && name.length <= most_letters;

  const named = (roles, ...names) => ({roles, names, whole: true});
  const in_place = (place, ...names) => ({under: false, ...named([place.role], ...names)});
  const under = name => ({under: true, ...named([], name)});

  // Where something could be said to be, the plainest way first: places with a name tell more than those without.
  function* ways_to_place(look, places, heading) {
    const known = places.filter(place => place_roles.has(place.role));
    const named_places = known.filter(place => is_short(look.name_of(place)));
    const headings = heading && is_short(look.name_of(heading)) ? [under(look.name_of(heading))] : [];
    for (const place of named_places)
      yield [in_place(place, look.name_of(place))];
    if (headings.length > 0)
      yield headings;
    for (const place of known) {
      yield [in_place(place), ...headings];
      yield [in_place(place)];
    }
    yield [];
  }

  // A locator of this one control, which no other on the page fits. null: there is none.
  function locator_of(look, entry) {
    const name = look.name_of(entry);
    if (!is_short(name))
      return null;
    const control = named([entry.role], name);
    for (const places of [[], ...ways_to_place(look, places_of(entry), entry.heading)]) {
      const found = innermost(find(look, {control, places}));
      if (found.length === 1 && found[0].element === entry.element)
        return {control, places};
    }
    return null;
  }

  // What makes lines one list, where the page says so itself.
  function group_of({element}) {
    if (local_name(element) === 'option')
      return closest(element, each => ['select', 'datalist'].includes(local_name(each)));
    if (local_name(element) === 'input' && input_type(element) === 'radio' && radio_name(element))
      return radio_form(element) ?? radio_name(element);
    return null;
  }

  // The other lines that can be chosen instead of this one, with it.
  function lines_with(look, entry) {
    const all = look.entries.filter(each => each.role === entry.role && look.is_shown(each) && can_be_chosen(each) &&
      is_of_the_page(each) && group_of(each) === group_of(entry));
    const set = sets_of(all).find(each => each.includes(entry)) ?? [];
    const around = places_of(entry).filter(place => place_roles.has(place.role));
    const shared = around.find(place => set.filter(each => places_of(each).includes(place)).length > 1);
    return shared ? set.filter(each => places_of(each).includes(shared)) : set;
  }

  // The list that `entry` is a line of: {locator, label, detail, plain}; `locator` names its lines and nothing else,
  // `plain` is the label where a line is one word (list_script.js). null: it is in none.
  function choice_of(look, entry) {
    const lines = lines_with(look, entry);
    if (lines.length === 0 || lines.length > most_lines || pressed_roles.has(entry.role) && lines.length === 1)
      return null;
    const shared = places_of(entry).filter(place => lines.every(each => places_of(each).includes(place)));
    const heading = lines.every(each => each.heading === entry.heading) ? entry.heading : undefined;
    const is_named_place = ({names}) => names.length > 0;
    for (const places of ways_to_place(look, shared, heading)) {
      // Links and buttons are on every page: a list of them is one that has a name, or names for parts of it.
      if (pressed_roles.has(entry.role) && !places.some(is_named_place) &&
          !(places.length > 0 && are_below_titles(look, lines)))
        continue;
      const locator = {control: named([entry.role]), places};
      const found = lines_of_choice(look, locator, false, most_lines);
      if (found.length !== lines.length || found.some((line, at) => line.element !== lines[at].element))
        continue;
      const at = lines.indexOf(entry);
      if (found.filter(({label, detail}) => label === found[at].label && detail === found[at].detail).length > 1)
        return null; // nobody could say which one is meant
      const plain = lines_of_choice(look, locator, true, most_lines)[at].label;
      return {locator, label: found[at].label, detail: found[at].detail, plain};
    }
    return null;
  }

  const touched = new WeakSet(); // what the user pressed or chose in this document
  let has_opened = false; // a list, and chose nothing of it that was told
  let opening; // {element, opener, lines}: what opens a list, its locator, and the lines that were there before
  let chosen_in_opening; // {element, choice}: of a list that had no lines before

  // A button that stays pressed, or a tab, is a choice as well, once the user made it.
  const is_choice_made = entry => {
    const control = control_of(entry.element);
    return (chosen_roles.has(entry.role) || pressed_roles.has(entry.role) && touched.has(entry.element)) &&
      tells_state(control) && is_chosen(control);
  };

  // The line that is chosen in the list beside what is pressed: in its form, or, of a page without one, by the user.
  // undefined: none, null: nobody can say which, or there are several lists.
  function chosen_beside(look, pressed) {
    const form = places_of(pressed).find(place => place.role === 'form');
    const chosen = look.entries.filter(each => each !== pressed && is_choice_made(each) && can_be_chosen(each) &&
      is_of_the_page(each) && (form ? places_of(each).includes(form) : touched.has(each.element)));
    return chosen.length > 1 || chosen.length === 1 && pressed_roles.has(chosen[0].role) ? null : chosen[0];
  }

  // By element, so that what was pressed is found from what is in it.
  const entry_around = (look, target) => {
    const is_control = ({role}) => pressed_roles.has(role) || chosen_roles.has(role) || filled_in_roles.has(role);
    const entries = new Map(look.entries.filter(is_control).map(entry => [entry.element, entry]));
    return entries.get(closest(target, each => entries.has(each)));
  };

  // What could be pressed or chosen when something was pressed last: the rest came after it.
  let known_before = new WeakSet();
  const remember_what_is_there = look => {
    known_before = new WeakSet(look.entries.filter(entry => look.is_shown(entry)).map(entry => entry.element));
  };

  const opened_roles = ['option', 'treeitem'];

  // Once for each list: what opens it may be pressed again, and a page may open it when the button goes down.
  function begin_opening(look, entry) {
    const {element} = entry;
    if (opening?.element === element)
      return;
    const lines = look.entries.filter(each => opened_roles.includes(each.role) && look.is_shown(each));
    opening = {element, opener: locator_of(look, entry), lines: new WeakSet(lines.map(line => line.element))};
    chosen_in_opening = undefined;
  }

  // The choice with what opened its list, where the list has no lines before. null: that cannot be found again, or its
  // name is a line of the list.
  function with_opener(look, choice, entry) {
    if (!choice || !opening || !opened_roles.includes(entry.role) || opening.lines.has(entry.element))
      return choice;
    const {element, opener} = opening;
    const says_a_line = name => lines_of_choice(look, choice.locator, false, most_lines)
      .some(({label}) => is_named({names: [label], whole: false}, name));
    if (!opener || opener.control.names.some(says_a_line))
      return null;
    chosen_in_opening = {element, choice: {...choice, opener}};
    return chosen_in_opening.choice;
  }

  // What was chosen in a list that is closed again, as long as what opens it shows it. undefined: nothing was, or what
  // opens it has gone with its page.
  function still_chosen(look) {
    if (!chosen_in_opening || !is_connected(chosen_in_opening.element))
      return undefined;
    const {element, choice} = chosen_in_opening;
    const found = innermost(find(look, choice.opener));
    return found.length === 1 && found[0].element === element && shows(element, choice) ? choice : null;
  }

  function told_of_press(look, entry) {
    const is_new = !known_before.has(entry.element);
    remember_what_is_there(look);
    const own = choice_of(look, entry);
    const beside = chosen_beside(look, entry);
    const opened = still_chosen(look);
    opening = undefined;
    touched.add(entry.element);
    if (opened !== undefined && beside === undefined && !own)
      return {
        what: 'pressed', control: locator_of(look, entry), choice: opened, unclear: opened === null, is_line: false, is_new,
      };
    return {
      what: 'pressed',
      control: locator_of(look, entry),
      choice: beside ? choice_of(look, beside) : own,
      // Something was chosen, and nobody can say how to choose it again.
      unclear: beside === null || beside !== undefined && choice_of(look, beside) === null || has_opened && !beside,
      is_line: own !== null && !beside,
      is_new,
    };
  }

  const told_of_choice = (look, entry) => {
    has_opened = false;
    const choice = with_opener(look, choice_of(look, entry), entry);
    opening = undefined;
    return {what: 'chosen', control: null, choice, unclear: false, is_line: false, is_new: false};
  };
  const told_of_something = what =>
    ({what, control: null, choice: null, unclear: true, is_line: false, is_new: true});

  // What is typed to find a line in a list is no answer of its own.
  const finds_a_line = element => ['combobox', 'search', 'searchbox'].includes(
    get_attribute(element, 'role') ?? (local_name(element) === 'input' ? input_type(element) : ''));

  const is_radio = element => local_name(element) === 'input' && input_type(element) === 'radio';
  const is_drop_down = element => local_name(element) === 'select';
  const is_text_or_tick = element => matches(element, 'input, textarea, [contenteditable]') && !is_radio(element) &&
    !['button', 'image', 'reset', 'submit'].includes(local_name(element) === 'input' ? input_type(element) : '');

  // Whether the page shows anything to press, to choose or to fill in; else it is not done yet, or goes on by itself, as
  // one that says when it will.
  function has_controls() {
    if (all_in(document, 'meta[http-equiv="refresh" i]').length > 0)
      return false;
    const look = new Look();
    return look.entries.some(entry => control_roles.has(entry.role) && look.is_shown(entry));
  }

  // Until it is said, since who is quick acts before anybody can say so.
  let are_wanted = true;
  const want = wanted => {
    are_wanted = wanted;
  };

  // Calls `tell` with each act of the user in this document and the frames in it.
  function follow(tell) {
    let is_filled_in = false; // it is said once: each key would ask for a look at the page
    const tell_place = told => {
      const place = new URL(own_address(document));
      const {title, heading} = state.face();
      tell({address: `https://${place.host}${place.pathname}`, page: `${title}\n${heading}`, ...told});
    };

    function pressed(event) {
      const target = path_of(event)[0] ?? event_target(event);
      if (!are_wanted || !event.isTrusted || !is_element(target))
        return;
      const look = new Look();
      const entry = entry_around(look, target);
      const opener = opener_around(look, target);
      if (opener && !(entry && chosen_roles.has(entry.role))) {
        has_opened = true; // no step of its own: whoever chooses from it opens it
        begin_opening(look, opener);
        return;
      }
      if (entry && pressed_roles.has(entry.role)) {
        tell_place(told_of_press(look, entry));
      } else if (entry && filled_in_roles.has(entry.role)) {
        tell_place(told_of_something('filled_in'));
      } else if (entry && !is_radio(entry.element) && local_name(entry.element) !== 'option') {
        touched.add(entry.element);
        tell_place(told_of_choice(look, entry));
      } else if (!entry && matches(target, ':not(html, body)') && getComputedStyle(target).cursor === 'pointer' &&
          !closest(target, each => local_name(each) === 'label' || is_text_or_tick(each))) {
        // What is no control may be made one by a script; such shows a hand, as a rule.
        remember_what_is_there(look);
        tell_place(told_of_something('pressed'));
      }
    }

    function begun(event) {
      const target = path_of(event)[0] ?? event_target(event);
      const look = are_wanted && event.isTrusted && is_element(target) ? new Look() : undefined;
      const opener = look && opener_around(look, target);
      if (opener)
        begin_opening(look, opener);
    }

    // What is chosen by keys alone, a page may tell nobody: then nobody can say how to choose it again.
    function typed(event) {
      const target = path_of(event)[0] ?? event_target(event);
      const has_modifier = event.altKey || event.ctrlKey || event.metaKey;
      if (are_wanted && event.isTrusted && is_element(target) && !has_modifier && choosing_keys.test(event.key) &&
          closest(target, each => listed_roles.has(role_of(each))))
        has_opened = true;
    }

    function filled_in(event) {
      const target = path_of(event)[0] ?? event_target(event);
      if (!are_wanted || !event.isTrusted || !is_element(target))
        return;
      if (is_radio(target) || is_drop_down(target)) {
        const element = is_radio(target) ? target : selected_options(target)[0];
        const look = new Look();
        const entry = look.entries.find(each => each.element === element);
        touched.add(element);
        if (entry)
          tell_place(told_of_choice(look, entry));
      } else if (!finds_a_line(target) && !is_filled_in) {
        is_filled_in = true;
        tell_place(told_of_something('filled_in'));
      }
    }

    const followed = new WeakSet();
    function follow_in(page) {
      if (followed.has(page))
        return;
      followed.add(page);
      // At its window they come first, whatever the page's own scripts do with the document's.
      listen(window_of(page), 'click', pressed);
      listen(window_of(page), 'pointerdown', begun);
      listen(window_of(page), 'keydown', typed);
      listen(window_of(page), 'input', filled_in);
      listen(page, 'load', event => {
        const frame = event_target(event);
        const inner = is_element(frame) ? document_in(frame) : null;
        if (inner)
          follow_in(inner);
      });
    }
    follow_in(document);
  }

  state.acts = {follow, has_controls, want};
})();
