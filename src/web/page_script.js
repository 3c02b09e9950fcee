// SPDX-License-Identifier: EUPL-1.2
// What the launcher does inside a page: the body of a function that WebKit calls in a script world of the launcher's own.
// The page's scripts share the document with it, but none of its objects and prototypes: they neither see nor steer it.
//
// Arguments: `task`, and for it what tasks[task] says. Lists come as objects with the keys "0", "1", …: WebKit passes
// numbers, texts and objects only.
'use strict';

// An element may hide a property of the document by its name (<img name="evaluate">); so such properties are never asked
// of the object, but of its prototype.
const property = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
const inner_text = property(HTMLElement, 'innerText');
const ready_state = property(Document, 'readyState');
const own_address = property(Document, 'URL');
const event_target = property(Event, 'target');
const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);

// Lives as long as the document. No element can be named like a symbol.
const state = globalThis[Symbol.for('primaweb')] ??= {};

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
  return normalised(node instanceof HTMLElement ? inner_text.call(node) : node?.textContent ?? '');
}

function read_option(rule, line) {
  return {
    label: text_of(rule.label ? first(rule.label, line) : line),
    detail: rule.detail ? text_of(first(rule.detail, line)) : '',
  };
}

// A list with more lines is not one to choose from, and reading it at each change would take the page's time away.
const most_lines = 500;

// The first rule that fits the page as it stands now, with its options; null when none does.
function recognise(rules) {
  if (ready_state.call(document) === 'loading')
    return null;
  let page_text;
  const has_word = word => {
    page_text ??= text_of(first('/html/body')).toLowerCase();
    return page_text.includes(normalised(word).toLowerCase());
  };
  for (const rule of list(rules)) {
    if (rule.present && !first(rule.present))
      continue;
    const words = list(rule.words);
    if (words.length > 0 && !words.some(has_word))
      continue;
    const lines = rule.option ? elements(rule.option) : [];
    if (lines.length > most_lines)
      continue;
    const options = lines.map(line => read_option(rule, line));
    if (rule.option ? options.length === 0 : rule.press && !first(rule.press))
      continue;
    return {rule: rule.index, options};
  }
  return null;
}

// Calls `look` whenever the document has changed: at once after a quiet time, and seldom while it changes all the time.
function at_each_change(look) {
  const pause_ms = 250;
  let pausing = false;
  let changed = false;
  const changes = new MutationObserver(() => {
    changed = true;
    notice();
  });
  function notice() {
    if (pausing || !changed)
      return;
    changed = false;
    pausing = true;
    setTimeout(() => {
      pausing = false;
      notice();
    }, pause_ms);
    look();
  }
  const everything = {subtree: true, childList: true, characterData: true, attributes: true};
  changes.observe(document, everything);
  EventTarget.prototype.addEventListener.call(document, 'readystatechange', look);
  return () => {
    changes.disconnect();
    changed = false;
    EventTarget.prototype.removeEventListener.call(document, 'readystatechange', look);
  };
}

const is_enabled = element => !element.matches(':disabled') && attribute(element, 'aria-disabled') !== 'true';

// Some pages enable their button only a moment after a choice.
async function enabled(path) {
  const element = () => elements(path).find(is_enabled);
  if (element())
    return element();
  return new Promise(resolve => {
    const stop = at_each_change(() => {
      if (!element())
        return;
      stop();
      resolve(element());
    });
  });
}

const click = element => HTMLElement.prototype.click.call(element);

// The words that a link or button shows, as XPath reads them; none when they are long, or others than one can see.
function shown_words(element) {
  const most_letters = 60;
  const words = new XPathEvaluator().evaluate('normalize-space(.)', element, null, XPathResult.STRING_TYPE, null)
    .stringValue;
  const are_shown = normalised(words).toLowerCase() === text_of(element).toLowerCase();
  return are_shown && words.length <= most_letters ? words : '';
}

const pressable = "ancestor-or-self::*[self::a[@href] or self::button or @role='button' or @role='link'][1]";

const tasks = {
  // rules, visit, known: answers as soon as the page is another one than `known`, which is the `key` of an earlier
  // answer. A later call ends an earlier one.
  watch() {
    state.visit = visit;
    state.stop?.();
    return new Promise(resolve => {
      const look = () => {
        const found = recognise(rules);
        const key = JSON.stringify(found);
        if (key === known)
          return;
        state.stop();
        resolve({key, rule: found?.rule ?? -1, options: found?.options ?? []});
      };
      state.stop = at_each_change(look);
      look();
    });
  },

  // rules, visit, rule: presses what the rule names.
  press() {
    const found = recognise(rules);
    if (state.visit !== visit || found?.rule !== rule.index)
      return false;
    click(first(rule.press));
    return true;
  },

  // rules, visit, rule, line, label, detail: chooses a line of the list, if it still says the same.
  async choose() {
    const found = recognise(rules);
    const option = found?.options[line];
    if (state.visit !== visit || found?.rule !== rule.index || option?.label !== label || option?.detail !== detail)
      return false;
    const chosen = elements(rule.option)[line];
    click(rule.select ? first(rule.select, chosen) : chosen);
    if (!rule.press)
      return true;
    const button = await enabled(rule.press);
    // The choice may have made another page of this one, with a button of its own.
    if (state.visit !== visit || recognise(rules)?.rule !== rule.index)
      return false;
    click(button);
    return true;
  },

  // visit: answers when the user presses a link or button, with its words and the place of the page. No words when
  // pressing it would not be enough, since the user filled in or chose something first. A later call ends an earlier one.
  pressed() {
    state.stop_noting?.();
    return new Promise(resolve => {
      const kinds = ['input', 'change', 'click'];
      const note = event => {
        if (!event.isTrusted || state.visit !== visit)
          return;
        if (event.type !== 'click') {
          state.filled_in = visit;
          return;
        }
        const target = event_target.call(event);
        const element = target instanceof Node ? first(pressable, target) : undefined;
        if (!(element instanceof HTMLElement))
          return;
        state.stop_noting();
        const place = new URL(own_address.call(document));
        const words = state.filled_in === visit ? '' : shown_words(element);
        resolve({words, address: `https://${place.host}${place.pathname}`});
      };
      state.stop_noting = () =>
        kinds.forEach(kind => EventTarget.prototype.removeEventListener.call(window, kind, note, true));
      kinds.forEach(kind => EventTarget.prototype.addEventListener.call(window, kind, note, true));
    });
  },

  // address: what the form sends that goes there, by form_script.js.
  form() {
    return state.form?.(address) ?? null;
  },
};

return tasks[task]();
