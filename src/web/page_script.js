// SPDX-License-Identifier: EUPL-1.2
// What the launcher does inside a page. Runs at the start of each document, in a script world of the launcher's own:
// the page's scripts share the document with it, but none of its objects and prototypes; they neither see nor steer it.
//
// It asks for orders one by one (script_channel.h), all in JSON: `task`, its `number`, and what tasks[task] says.
// Lists come as objects with the keys "0", "1", …
'use strict';

(() => {
  // An element may hide a property of the document by its name (<img name="evaluate">); so such properties are never
  // asked of the object, but of its prototype.
  const property = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const inner_text = property(HTMLElement, 'innerText');
  const ready_state = property(Document, 'readyState');
  const own_address = property(Document, 'URL');
  const event_target = property(Event, 'target');
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);
  const listen = (target, type, listener) => EventTarget.prototype.addEventListener.call(target, type, listener, true);

  // Lives as long as the document. No element can be named like a symbol.
  const state = globalThis[Symbol.for('primaweb')] ??= {};
  const {choose_line, control_of, is_chosen, is_enabled, press_on, take_back, tells_state} = state.choosing;

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

  // Calls `look` whenever the document has changed: at once after a quiet time, and seldom while it changes all the
  // time.
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

  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  // Pages take their time to show a choice, and to enable their button after it. Gives whether it came to be so.
  async function comes_true(is_so, seconds) {
    const between_looks_ms = 50;
    const end = performance.now() + seconds * 1000;
    while (!is_so() && performance.now() < end)
      await pause(between_looks_ms);
    return is_so();
  }

  // The words that a link or button shows, as XPath reads them; none when they are long, or others than one can see.
  function shown_words(element) {
    const most_letters = 60;
    const words = new XPathEvaluator().evaluate('normalize-space(.)', element, null, XPathResult.STRING_TYPE, null)
      .stringValue;
    const are_shown = normalised(words).toLowerCase() === text_of(element).toLowerCase();
    return are_shown && words.length <= most_letters ? words : '';
  }

  const tasks = {
    // rules, visit, known: answers as soon as the page is another one than `known`, which is the `key` of an earlier
    // answer. A later call ends an earlier one.
    watch({rules, visit, known}) {
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
    press({rules, visit, rule}) {
      const found = recognise(rules);
      if (state.visit !== visit || found?.rule !== rule.index)
        return false;
      press_on(first(rule.press));
      return true;
    },

    // rules, visit, rule, line, label, detail: chooses a line of the list, if it still says the same, and presses the
    // rule's button once the page says that this line is chosen, and no other one. Else nothing is pressed, and the
    // answer is false.
    async choose({rules, visit, rule, line, label, detail}) {
      const is_there = () => state.visit === visit && recognise(rules)?.rule === rule.index;
      const says_so = option => option?.label === label && option.detail === detail;
      if (!is_there() || !says_so(recognise(rules).options[line]))
        return false;
      const target = each => rule.select ? first(rule.select, each) : each;
      const lines = () => elements(rule.option);
      const chosen = lines()[line];
      // The page may draw the list anew.
      const line_now = () => chosen.isConnected ? chosen : lines()[line];
      const control_now = () => {
        const now = line_now();
        const to_press = now && (now === chosen || says_so(read_option(rule, now))) ? target(now) : undefined;
        return to_press && control_of(to_press);
      };
      const others = () => lines().filter(each => each !== line_now()).map(target).filter(each => each).map(control_of);
      const is_alone = () => {
        const control = control_now();
        return control !== undefined && is_chosen(control) &&
          !others().some(each => each !== control && is_chosen(each));
      };

      const to_press = target(chosen);
      const control = to_press && control_of(to_press);
      if (!control || !is_enabled(control))
        return false;
      others().forEach(take_back);
      choose_line(control, to_press);
      if (!rule.press) // the choice was all; of a link or a button nothing more is to be seen
        return !tells_state(control) || comes_true(is_alone, seconds_for_choice);

      const button = () => elements(rule.press).find(is_enabled);
      if (!await comes_true(is_alone, seconds_for_choice) || !await comes_true(button, seconds_for_button))
        return false;
      // The choice may have made another page of this one, with a button of its own, or may have gone meanwhile.
      if (!is_there() || !is_alone())
        return false;
      press_on(button());
      return true;
    },

    // address: what the form sends that goes there, by form_script.js.
    form({address}) {
      return state.form?.(address) ?? null;
    },

    // words: whether the page has its own log-out, or it was pressed, by log_out_script.js.
    'has-log-out': ({words}) => state.has_log_out(words),
    'log-out': ({words}) => state.log_out(words),
  };

  const seconds_for_choice = 2;
  const seconds_for_button = 10;

  const launcher = window.webkit.messageHandlers.primaweb;
  const name_of_document = `${performance.timeOrigin} ${Math.random()}`;
  const tell = (kind, contents) =>
    launcher.postMessage(JSON.stringify({document: name_of_document, kind, ...contents}));

  // What the user presses, from the first moment on: at the next document it is too late to ask. Without words where
  // pressing the same again would not be enough, since the user filled in or chose something first, or not be right.
  const pressable = "ancestor-or-self::*[self::a[@href] or self::area[@href] or self::button or self::summary or " +
    "self::input or @role='button' or @role='link'][1]";
  const buttons = ['submit', 'image', 'button', 'reset'];
  let is_filled_in = false;

  function tell_press(words) {
    const place = new URL(own_address.call(document));
    tell('pressed', {words, address: `https://${place.host}${place.pathname}`});
  }

  function filled_in(event) {
    if (!event.isTrusted || is_filled_in)
      return;
    is_filled_in = true;
    tell_press('');
  }

  function pressed(event) {
    const target = event_target.call(event);
    if (!event.isTrusted || !(target instanceof Element))
      return;
    const element = first(pressable, target);
    if (element instanceof HTMLInputElement && !buttons.includes(element.type))
      return;
    const has_words =
      element instanceof HTMLElement && !['input', 'summary'].includes(element.localName) && !is_filled_in;
    // What is no link and no button may be made one by a script; such shows a hand, as a rule.
    if (element || getComputedStyle(target).cursor === 'pointer')
      tell_press(has_words ? shown_words(element) : '');
  }

  listen(window, 'input', filled_in);
  listen(window, 'change', filled_in);
  listen(window, 'click', pressed);

  async function perform(order) {
    let answer = null;
    try {
      answer = await tasks[order.task](order);
    } finally {
      tell('answer', {number: order.number, answer});
    }
  }

  // The order comes as an error (script_channel.cpp).
  const next_order = is_first => tell('ready', {is_first}).catch(error => JSON.parse(error.message));

  (async () => {
    // Without an order there is none to come: another document has taken this one's place.
    for (let order = await next_order(true); order; order = await next_order(false))
      perform(order);
  })();
})();
