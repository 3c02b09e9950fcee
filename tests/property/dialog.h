// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/pin_result.h"
#include "signin/view.h"
#include "ui/input_guard.h"

#include <functional>
#include <optional>
#include <string>

namespace property {

/// The dialog as far as keys go: the real InputGuard at its door, as ui::SignInWindow has it there, and behind it what
/// keys do to its pages. On a clock that the search turns.
class Dialog {
public:
  using Opening = ui::InputGuard::Opening;
  using Time = ui::InputGuard::Time;

  /// What keys bring about.
  struct Acts {
    std::function<void(const std::string& pin, card::LastTry last_try)> confirms;
    std::function<void()> presses; ///< a button of the page in front
    std::function<void()> cancels;
  };

  explicit Dialog(Acts acts) : m_acts{std::move(acts)} {}

  /// Another window, of another sign-in.
  void renew();
  /// It comes before the user. The focus is another matter.
  void open(Opening opening);
  void close();
  void show(const signin::View& view);

  void set_focused(bool is_focused);
  /// Into the box, where the page in front has one. The focus follows.
  void click();
  /// The tick without which the last try is not used.
  void tick();
  /// '\n' is Enter, '\b' deletes, '\x1b' is Escape.
  void hear(char key);

  [[nodiscard]] Time now() const { return m_now; }

  void let_time_pass(Time until);

  /// Until then it hears and does nothing.
  void be_busy(Time until) { m_now = until; }

  [[nodiscard]] bool is_open() const { return m_is_open; }

  [[nodiscard]] bool is_focused() const { return m_is_focused; }

  [[nodiscard]] bool is_inert() const { return m_guard.inert().has_value(); }

  /// Whether a PIN that is typed now, with Enter, is to be confirmed.
  [[nodiscard]] bool takes_pin() const;

  [[nodiscard]] std::size_t digits() const { return m_digits.size(); }

private:
  enum class Page { none, card, waiting, pin, choice, failure, by_hand };

  [[nodiscard]] static Page page_of(const signin::View& view);
  [[nodiscard]] ui::InputGuard::Key kind_of(char key) const;

  [[nodiscard]] bool has_box() const { return m_page == Page::pin && !m_asked->card.pin_pad; }

  void take(char key);
  void enter();
  void start_over();
  void empty_if_inert();

  Acts m_acts;
  ui::InputGuard m_guard;
  Time m_now{std::chrono::hours{1}};
  bool m_is_open = false;
  bool m_is_focused = false;
  Page m_page = Page::none;
  std::optional<signin::AskPin> m_asked;
  bool m_in_box = false;
  std::string m_digits;
  bool m_is_sure = false;
};

} // namespace property
