// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>

namespace ui {

/// How long a question must have had the focus before it takes keys from someone who did not turn to it.
inline constexpr std::chrono::milliseconds settling_time{1'000};
/// Keys that follow each other sooner than this are one stream, typed by someone who has not looked up since.
inline constexpr std::chrono::milliseconds stream_gap{500};

/// Tells keys that are meant for a question from keys that are meant for another window (promise 10): a question that
/// opens by itself takes the focus from whoever is typing.
///
/// A question that nobody turned to yet, by a click or with Tab, is held to these rules:
///  - it takes nothing before it had the focus for a second, and a key in that second makes it inert: somebody types;
///  - a key that it has no use for makes it inert; so does a key that comes within half a second after the Enter in a
///    box that was typed in, for that Enter is held so long, and withdrawn then;
///  - inert, it takes nothing before a click, or a Tab that is not in the midst of other keys.
/// One that the user did turn to feels little of this as long as it keeps the focus. What presses something (Enter,
/// Space, Escape, Alt with a letter) does nothing in the first second of each page, nor in a stream of keys that began
/// in it: such a key was meant for the page before. Chromium's InputEventActivationProtector is the model of that. And
/// the rest of what somebody began to type on the page before makes it inert: the end of a PIN is another PIN.
///
/// A value without a clock. A key draws no conclusion from how much time went by: time_passed() alone does, and is to
/// be called when no key waits to be heard. So keys that came quickly while the program was busy are not taken for keys
/// that came one by one.
class InputGuard {
public:
  using Time = std::chrono::steady_clock::time_point;

  enum class Opening { by_itself, by_the_user };

  /// `never_inert`: a page of the web, and a question that has no place to say that it is inert. There, each key is one
  /// that may press something.
  enum class Page { may_be_inert, never_inert };

  enum class Key {
    character, ///< writes or deletes in a box
    stray,     ///< would write, and there is no box
    move,      ///< arrows and the like
    tab,       ///< also with Shift
    enter,     ///< in a box
    press,     ///< Enter elsewhere, Space on a button, Escape, Alt or Ctrl with another key
  };

  enum class Verdict {
    pass,
    refuse,
    turn, ///< refused, but the user turned to the question with it: the focus belongs where one goes on
  };

  enum class Inert { typed_elsewhere, no_pin_character, wrong_pin };

  /// The window was brought before the user: by their own act, or by itself.
  void open(Opening opening, Time now);

  /// Another page came into the window. Where no key was heard for a second with the focus, nobody types elsewhere, and
  /// the page takes characters at once.
  void change_page(Page page, Time now);

  /// Whoever left the window must turn to it anew: it may get the focus back by itself.
  void set_focused(bool is_focused, Time now);

  /// The pointer was pressed in the window.
  void pointer_pressed();

  /// The card took the PIN: who typed it here, and has not left the window since, is the user.
  void user_is_here();

  /// A character that no PIN has came to the box.
  void no_pin_character_came();

  /// The PIN that was confirmed last was wrong.
  void pin_was_wrong();

  [[nodiscard]] Verdict hear(Key key, Time now);

  /// What time alone brings about. True: the Enter that was held takes effect now.
  [[nodiscard]] bool time_passed(Time now);

  /// The user did, and the window has kept the focus since.
  [[nodiscard]] bool is_turned_to() const { return m_turned_to && m_focused; }

  /// When time_passed() has something to do next.
  [[nodiscard]] std::optional<Time> next() const;

  /// Why the question is inert, to be said in it.
  [[nodiscard]] std::optional<Inert> inert() const { return m_page == Page::never_inert ? std::nullopt : m_inert; }

  /// Returns whether the page takes characters now, also those that come without a key, from an input method.
  [[nodiscard]] bool takes_characters() const;

private:
  void become_inert(Inert why);
  void turn_to();
  void settle(Time now);
  [[nodiscard]] bool is_dead(bool in_stream);
  [[nodiscard]] Verdict hear_from_the_user(Key key, bool in_stream);
  [[nodiscard]] Verdict hear_from_anyone(Key key, bool in_stream, bool after_quiet, Time now);

  Page m_page = Page::may_be_inert;
  bool m_turned_to = true; ///< the user did, and the window has kept the focus since
  std::optional<Inert> m_inert;

  bool m_focused = false;
  bool m_settled = true;    ///< it had the focus for a second without a key
  bool m_quiet = false;     ///< and no key came since, or none for another second
  bool m_may_press = false; ///< the first second of the page is over
  bool m_in_stream = false;
  bool m_stream_is_dead = false; ///< it began in the first second of the page
  bool m_wrote = false;          ///< in a box of this page
  bool m_has_typed = false;      ///< characters that were taken, and has kept the focus since
  bool m_types = false;          ///< characters came, and no Enter or quiet second since
  bool m_types_on = false;       ///< and the first of them on the page before

  // When each of these comes about.
  std::optional<Time> m_quiet_at;
  std::optional<Time> m_may_press_at;
  std::optional<Time> m_stream_ends_at;
  std::optional<Time> m_enter_at;  ///< the Enter that is held
  std::optional<Time> m_turned_at; ///< a key pressed something; who types no further has turned to the window with it
};

} // namespace ui
