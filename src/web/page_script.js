// SPDX-License-Identifier: EUPL-1.2
// What the launcher does inside a page. Runs at the start of each document, in a script world of the launcher's own:
// the page's scripts share the document with it, but none of its objects and prototypes; they neither see nor steer it.
//
// It asks for orders one by one (script_channel.h), all in JSON: `task`, its `number`, and what tasks[task] says.
// Lists come as objects with the keys "0", "1", …
'use strict';

(() => {
  // WebKit runs the scripts of a page in the windows that it opens, too; orders are for the page alone.
  if (window.opener)
    return;

  // Lives as long as the document. No element can be named like a symbol.
  const state = globalThis[Symbol.for('primaweb')];
  const {is_connected} = state.dom;
  const {at_each_change} = state.changes;
  const {steady} = state.steadiness;
  const {elements, find_press, first, is_locator, lines_of, recognise, shows_choice} = state.rules;
  const {choose_line, control_of, is_chosen, is_enabled, press_on, take_back, tells_state} = state.choosing;

  const listen = (target, type, listener) => EventTarget.prototype.addEventListener.call(target, type, listener, true);
  const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

  // Pages take their time to show a choice, and to enable their button after it. Gives whether it came to be so.
  async function comes_true(is_so, seconds) {
    const between_looks_ms = 50;
    const end = performance.now() + seconds * 1000;
    while (!is_so() && performance.now() < end)
      await pause(between_looks_ms);
    return is_so();
  }

  // What a locator names, once it can be pressed: {surface, is_same}. undefined: it did not come to that.
  async function steady_press(locator, is_wanted) {
    const found = await steady(() => find_press(locator), seconds_for_press, is_wanted);
    return found && {surface: found.surface, is_same: () => find_press(locator)?.element === found.element};
  }

  // The rule's button after a choice; of those that an XPath finds, the first that is enabled.
  async function button_of(rule, is_wanted) {
    if (is_locator(rule.press))
      return steady_press(rule.press, is_wanted);
    const button = () => elements(rule.press).find(is_enabled);
    return await comes_true(button, seconds_for_press) ? {surface: button()} : undefined;
  }

  const tasks = {
    // rules, visit, known: answers as soon as the page is another one than `known`, which is the `key` of an earlier
    // answer. A later call ends an earlier one.
    watch({rules, visit, known}) {
      state.visit = visit;
      state.watching?.stop();
      return new Promise(resolve => {
        state.watching = at_each_change(() => {
          const {page, roots} = recognise(rules);
          const key = JSON.stringify(page);
          if (key !== known) {
            state.watching.stop();
            const {rule = -1, options = [], more = false, closed = false} = page ?? {};
            resolve({key, rule, options, more, closed});
          }
          return roots;
        });
        state.watching.look_now();
      });
    },

    // rules, visit, rule, what: presses what the rule names by this word: "press", "more", or "open" of a closed list.
    async press({rules, visit, rule, what}) {
      const named = rule[what];
      const is_there = () => state.visit === visit && recognise(rules).page?.rule === rule.index;
      if (!is_there())
        return false;
      const is_open = () => what === 'open' && !recognise(rules).page?.closed; // by itself, or by the first half of a press
      const found = is_locator(named) ? await steady_press(named, is_there) : find_press(named);
      // The page may have become another one meanwhile, with a control of the same name.
      return found !== undefined && is_there() &&
        (is_open() || press_on(found.surface, () => is_there() && (found.is_same?.() ?? true)));
    },

    // rules, visit, rule, line, label, detail: chooses a line of the list, if it still says the same, and presses the
    // rule's button once the page says that this line is chosen, and no other one. Else nothing is pressed, and the
    // answer is false.
    async choose({rules, visit, rule, line, label, detail}) {
      const is_there = () => state.visit === visit && recognise(rules).page?.rule === rule.index;
      const lines = () => lines_of(rule);
      const says_so = each => each?.label === label && each.detail === detail;
      const line_of_choice = () => {
        const each = lines()[line];
        return is_there() && says_so(each) ? each : undefined;
      };
      const steady_line = find => steady(find, seconds_for_press, () => state.visit === visit);
      const open_line = () => {
        const each = line_of_choice();
        return each?.is_closed ? undefined : each;
      };
      const opens = Boolean(rule.open);
      if (opens && lines().length === 0) { // it was open when its lines were read, and has been closed since
        const opener = await steady_press(rule.open, is_there);
        if (lines().length === 0 && !(opener && press_on(opener.surface, opener.is_same)))
          return false;
      }
      let chosen = is_locator(rule.option) ? await steady_line(line_of_choice) : line_of_choice();
      if (chosen?.is_closed)
        chosen = press_on(chosen.surface) ? await steady_line(open_line) : undefined;
      if (!chosen)
        return false;
      const target = each => rule.select ? first(rule.select, each.element) : each.element;
      // The page may draw the list anew.
      const line_now = () => is_connected(chosen.element) ? chosen : lines()[line];
      const control_now = () => {
        const now = line_now();
        const to_press = now && (now === chosen || says_so(now)) ? target(now) : undefined;
        return to_press && control_of(to_press);
      };
      const others = () => lines().filter(each => each.element !== line_now()?.element).map(target)
        .filter(each => each).map(control_of);
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
      choose_line(control, chosen.surface ?? to_press);
      const is_made = () => opens ? shows_choice(rule, {label, detail}) : is_alone();
      if (!opens && !tells_state(control) && (!rule.press || is_locator(rule.option)))
        // Of a link or a button nothing more is to be seen but where it leads; and the rule's button is for lists that
        // say what is chosen.
        return !rule.press || comes_true(() => state.visit !== visit, seconds_for_choice);
      if (!await comes_true(is_made, seconds_for_choice))
        return false;
      if (!rule.press)
        return true;
      const button = await button_of(rule, () => state.visit === visit);
      // The choice may have made another page of this one, with a button of its own, or may have gone meanwhile.
      return button !== undefined && is_there() && is_made() &&
        press_on(button.surface, () => is_there() && (button.is_same?.() ?? true));
    },

    // known: answers with the page's face, by face_script.js, as soon as it is another one than `known`, which is the
    // `key` of an earlier answer. A later call ends an earlier one.
    face({known}) {
      state.facing?.stop();
      return new Promise(resolve => {
        state.facing = at_each_change(() => {
          const face = state.face();
          const key = JSON.stringify(face);
          if (key !== known) {
            state.facing.stop();
            resolve({key, ...face});
          }
          return []; // what changes in a part of the page is looked at again by who asks
        });
        state.facing.look_now();
      });
    },

    // address: what the form sends that goes there, by form_script.js.
    form({address}) {
      return state.form?.(address) ?? null;
    },

    // wanted: whether to tell what the user does here.
    note: ({wanted}) => state.acts.want(Boolean(wanted)),

    // still, in milliseconds: whether it shows anything to press, to choose or to fill in, by act_script.js, and has been
    // the same for so long.
    'has-controls': ({still}) => state.watching.unchanged_for() >= still && state.acts.has_controls(),

    // words: whether the page has its own log-out, or it was pressed, by log_out_script.js.
    'has-log-out': ({words}) => state.has_log_out(words),
    'log-out': ({words}) => state.log_out(words),
  };

  const seconds_for_choice = 2;
  const seconds_for_press = 10;

  const launcher = window.webkit.messageHandlers.primaweb;
  // A document that its page writes anew is the same one.
  state.name_of_document ??= `${performance.timeOrigin} ${Math.random()}`;
  const {name_of_document} = state;
  const tell = (kind, contents) =>
    launcher.postMessage(JSON.stringify({document: name_of_document, kind, ...contents}));

  // From the first moment on: at the next document it is too late to ask.
  state.acts.follow(act => tell('act', act));

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

  async function take_orders() {
    // Without an order there is none to come: another document has taken this one's place.
    for (let order = await next_order(true); order; order = await next_order(false))
      perform(order);
  }

  take_orders();
  // What is gone back to may be this document as it was left.
  listen(window, 'pageshow', event => {
    if (event.persisted)
      take_orders();
  });
})();
