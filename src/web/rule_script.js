// SPDX-License-Identifier: EUPL-1.2
// Which rule of the portal's description fits the page, and what it names there. Runs at the start of each document,
// after locator_script.js, list_script.js and opening_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {getter} = state.dom;
  const {Look} = state.outlining;
  const {find, innermost} = state.locating;
  const {is_disabled} = state.roles;
  const {lines_of_choice, most_lines} = state.lists;
  const {is_opener, shows} = state.opening;

  const inner_text = getter(HTMLElement, 'innerText');
  const ready_state = getter(Document, 'readyState');

  const list = items => Object.values(items ?? {});
  const normalised = text => text.replace(/\s+/g, ' ').trim();

  function elements(path, within = document) {
    try {
      const found = new XPathEvaluator().evaluate(path, within, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
      return Array.from({length: found.snapshotLength}, (_, at) => found.snapshotItem(at));
    } catch {
      return [];
    }
  }

  const first = (path, within) => elements(path, within)[0];

  function text_of(node) {
    return normalised(node instanceof HTMLElement ? inner_text(node) : node?.textContent ?? '');
  }

  // A selector is an XPath, as a text, or a locator.
  const is_locator = selector => typeof selector === 'object';

  // The entry of the one control that a locator names; undefined where there is none, or more than one.
  function find_one(locator, look) {
    const entries = innermost(find(look, locator));
    return entries.length === 1 ? entries[0] : undefined;
  }

  // What is to be pressed: {element, surface}. A locator names one only, an XPath the first of those it finds.
  function find_press(selector, look = new Look()) {
    const element = is_locator(selector) ? find_one(selector, look)?.element : first(selector);
    return element && {element, surface: is_locator(selector) ? look.surface_of(element) : element};
  }

  // Whether what opens the rule's list shows that this line was chosen in it.
  function shows_choice(rule, line) {
    const opener = find_one(rule.open, new Look());
    return opener !== undefined && shows(opener.element, line);
  }

  const is_there = (selector, look) => is_locator(selector) ? find(look, selector).length > 0 : first(selector);

  function read_option(rule, line) {
    return {
      label: text_of(rule.label ? first(rule.label, line) : line),
      detail: rule.detail ? text_of(first(rule.detail, line)) : '',
    };
  }

  // The lines of the rule's list: {element, label, detail}, and of one that a locator names also `surface`.
  function lines_of(rule, look = new Look()) {
    if (is_locator(rule.option))
      return lines_of_choice(look, rule.option, Boolean(rule.plain), most_lines, Boolean(rule.learned));
    const found = elements(rule.option);
    return found.length > most_lines ? [] : found.map(element => ({element, ...read_option(rule, element)}));
  }

  // The first rule that fits the page as it stands now, with its options, and the roots of the page's parts; the rule is
  // null when none does. `closed`: it has options once its list is open.
  function recognise(rules) {
    if (ready_state(document) === 'loading')
      return {page: null, roots: []};
    const look = new Look();
    let page_text;
    const has_word = word => {
      page_text ??= text_of(first('/html/body')).toLowerCase();
      return page_text.includes(normalised(word).toLowerCase());
    };
    for (const rule of list(rules)) {
      if (rule.present && !is_there(rule.present, look))
        continue;
      const words = list(rule.words);
      if (words.length > 0 && !words.some(has_word))
        continue;
      const options = rule.option ? lines_of(rule, look).map(({label, detail}) => ({label, detail})) : [];
      const opener = rule.option && rule.open && options.length === 0 ? find_one(rule.open, look) : undefined;
      const closed = opener !== undefined && is_opener(opener);
      if (rule.option ? options.length === 0 && !closed : rule.press && !find_press(rule.press, look))
        continue;
      const next = rule.more && find_press(rule.more, look);
      const more = Boolean(next) && !is_disabled(next.element);
      return {page: {rule: rule.index, options, more, closed}, roots: look.roots};
    }
    return {page: null, roots: look.roots};
  }

  state.rules =
    {elements, find_press, first, is_locator, lines_of, normalised, read_option, recognise, shows_choice, text_of};
})();
