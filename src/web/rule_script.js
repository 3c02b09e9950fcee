// SPDX-License-Identifier: EUPL-1.2
// Which rule of the portal's description fits the page, and what it names there. Runs at the start of each document,
// after locator_script.js and list_script.js.
'use strict';

(() => {
  const state = globalThis[Symbol.for('primaweb')];
  const {getter} = state.dom;
  const {Look} = state.outlining;
  const {find, innermost} = state.locating;
  const {lines_of_choice} = state.lists;

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

  // What is to be pressed: {element, surface}. A locator names one only, an XPath the first of those it finds.
  function find_press(selector, look = new Look()) {
    if (!is_locator(selector)) {
      const element = first(selector);
      return element && {element, surface: element};
    }
    const entries = innermost(find(look, selector));
    if (entries.length !== 1)
      return undefined;
    const [{element}] = entries;
    return {element, surface: look.surface_of(element)};
  }

  const is_there = (selector, look) => is_locator(selector) ? find(look, selector).length > 0 : first(selector);

  function read_option(rule, line) {
    return {
      label: text_of(rule.label ? first(rule.label, line) : line),
      detail: rule.detail ? text_of(first(rule.detail, line)) : '',
    };
  }

  // A list with more lines is not one to choose from, and reading it at each change would take the page's time away.
  const most_lines = 500;

  // The lines of the rule's list: {element, label, detail}, and of one that a locator names also `surface`.
  function lines_of(rule, look = new Look()) {
    if (is_locator(rule.option))
      return lines_of_choice(look, rule.option, Boolean(rule.plain), most_lines);
    const found = elements(rule.option);
    return found.length > most_lines ? [] : found.map(element => ({element, ...read_option(rule, element)}));
  }

  // The first rule that fits the page as it stands now, with its options, and the roots of the page's parts; the rule is
  // null when none does.
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
      if (rule.option ? options.length === 0 : rule.press && !find_press(rule.press, look))
        continue;
      return {page: {rule: rule.index, options}, roots: look.roots};
    }
    return {page: null, roots: look.roots};
  }

  state.rules = {elements, find_press, first, is_locator, lines_of, normalised, read_option, recognise, text_of};
})();
