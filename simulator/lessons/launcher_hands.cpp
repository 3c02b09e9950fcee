// SPDX-License-Identifier: EUPL-1.2
#include "simulator/lessons/launcher_hands.h"

#include "simulator/lessons/accessible_tree.h"
#include "simulator/lessons/process_tree.h"

#include <gdk/gdk.h>
#include <glibmm/i18n.h>
#include <glibmm/ustring.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace simulator {

namespace {

using Kind = LessonAction::Kind;
using Node = AccessibleTree::Node;
using Role = AccessibleTree::Role;
using namespace std::chrono_literals;

// A page of the launcher takes no key that presses something in its first second (ui::InputGuard).
constexpr auto look = 1'300ms;
constexpr auto pause = 200ms;
constexpr auto patience_for_controls = 8s;
constexpr auto patience_for_play = 60s;
constexpr auto patience_for_button = 3s;

std::string without_mnemonic(std::string text) {
  std::erase(text, '_');
  return text;
}

/// What the launcher's texts call a lesson's button.
std::string words_on(const std::string& button) {
  const std::array words{
      std::pair{"sign-out", _("_Sign out")},
      std::pair{"switch", _("S_witch…")},
      std::pair{"switch-now", _("_Sign out and choose")},
      std::pair{"sign-in-again", _("_Sign out and sign in again")},
      std::pair{"remember", _("Re_member")},
      std::pair{"try-again", _("_Try again")},
      std::pair{"cancel", _("_Cancel")},
  };
  for (const auto& [name, text] : words)
    if (button == name)
      return without_mnemonic(text);
  return {};
}

/// One action at the launcher's windows, on a thread of its own.
class Work {
public:
  Work(LauncherHands::Reach reach, std::stop_token stop) : m_reach{reach}, m_stop{std::move(stop)} {}

  bool carry_out(const LessonAction& action) {
    if (!m_tree.is_there())
      return false;
    const auto patience = m_reach == LauncherHands::Reach::controls ? std::chrono::milliseconds{patience_for_controls}
                                                                    : patience_for_play;
    switch (action.kind) {
    case Kind::open:
      // Its button: PrimaWeb's window of before may still be there.
      return until([&] { return find(Role::push_button, words_on("cancel")).has_value(); }, patience);
    case Kind::pin:
      return until([&] { return type_pin(action.what); }, patience);
    case Kind::choose:
      return until([&] { return choose(std::stoi(action.what)); }, patience);
    case Kind::press:
      return until([&] { return press({words_on(action.what)}); }, patience);
    case Kind::keys:
      return m_reach == LauncherHands::Reach::controls_keys &&
             until([&] { return type_in_page(action.what); }, patience);
    default:
      return false;
    }
  }

private:
  bool until(const std::function<bool()>& is_done, std::chrono::milliseconds patience) const {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!m_stop.stop_requested() && std::chrono::steady_clock::now() < end) {
      if (is_done())
        return true;
      std::this_thread::sleep_for(pause);
    }
    return false;
  }

  /// The windows of the launcher that practice started: any program may give its windows such a title.
  [[nodiscard]] std::vector<Node> windows() const {
    auto found = m_tree.windows([](pid_t process) { return descends_from(process, getpid()); });
    std::erase_if(found, [this](const Node& window) { return !m_tree.name(window).starts_with(practice_title()); });
    return found;
  }

  [[nodiscard]] std::optional<Node> find(const std::function<bool(const Node&)>& fits) const {
    for (const Node& window : windows()) {
      if (m_stop.stop_requested())
        break;
      if (auto found = m_tree.find(window, fits))
        return found;
    }
    return std::nullopt;
  }

  static std::string practice_title() {
    // Translators: the title of a window in practice mode; %1 is its title otherwise.
    return Glib::ustring::compose(_("Practice – %1"), "").raw();
  }

  [[nodiscard]] std::optional<Node> find(Role role, const std::string& name = {}) const {
    return find([&](const Node& node) {
      return m_tree.role(node) == role && m_tree.has_a_place(node) &&
             (name.empty() || m_tree.name(node).find(name) != std::string::npos);
    });
  }

  [[nodiscard]] bool press(const std::vector<std::string>& names) const {
    const auto button = find([&](const Node& node) {
      const Role role = m_tree.role(node);
      if ((role != Role::push_button && role != Role::toggle_button) || !m_tree.has_a_place(node) ||
          !m_tree.has(node, AccessibleTree::State::sensitive))
        return false;
      const std::string name = m_tree.name(node);
      for (const std::string& each : names)
        if (name == each)
          return true;
      return false;
    });
    return button && m_tree.act(*button);
  }

  [[nodiscard]] bool type_pin(const std::string& digits) const {
    const auto box = find(Role::password_text);
    if (!box)
      return false;
    const auto tick =
        find(Role::check_box, without_mnemonic(_("I am _sure of my PIN and want to use the last attempt")));
    if (tick && !set(*tick))
      return false;
    if (m_tree.text_length(*box) > 0 && !m_tree.delete_text(*box))
      return false;
    // One by one: the box takes no text of several digits. And it may take none at all yet, or not all of them: then
    // they are not confirmed, for that would cost an attempt.
    for (std::size_t index = 0; index < digits.size(); ++index)
      if (!m_tree.insert_text(*box, static_cast<int>(index), digits.substr(index, 1)))
        return false;
    if (m_tree.text_length(*box) != static_cast<int>(digits.size()))
      return false;
    return until([&] { return press({without_mnemonic(_("_Sign in")), without_mnemonic(_("_Use the last attempt"))}); },
                 patience_for_button);
  }

  /// GTK gives a box to tick an action only since 4.10, and before that says yes to it and does nothing.
  [[nodiscard]] bool set(const Node& tick) const {
    const auto is_set = [&] { return m_tree.has(tick, AccessibleTree::State::checked); };
    if (is_set() || (m_tree.act(tick) && is_set()))
      return true;
    // From the box for the PIN, which has the focus, it is one Tab away.
    return m_reach == LauncherHands::Reach::controls_keys && type("Tab space") && until(is_set, patience_for_button);
  }

  [[nodiscard]] bool choose(int line) const {
    // The first list in which a line can be chosen: that of the steps is none.
    const auto list = find([&](const Node& node) {
      const Role role = m_tree.role(node);
      return (role == Role::list || role == Role::list_box) && m_tree.has_a_place(node) &&
             m_tree.select_child(node, line - 1);
    });
    return list && until([&] { return press({without_mnemonic(_("C_ontinue"))}); }, patience_for_button);
  }

  /// In a page that the launcher leaves to the user.
  [[nodiscard]] bool type_in_page(const std::string& keys) const {
    const std::string told =
        _("The launcher does not know this page. Please go on here; it takes over again when it can.");
    const auto is_left_to_user = [&](const Node& node) {
      return m_tree.has_a_place(node) && m_tree.name(node) == told;
    };
    return find(is_left_to_user) && type(keys);
  }

  /// A key goes to whoever has the keyboard: to another program's window it must not.
  [[nodiscard]] bool practice_has_keyboard() const {
    return std::ranges::any_of(
        windows(), [this](const Node& window) { return m_tree.has(window, AccessibleTree::State::active); });
  }

  [[nodiscard]] bool type(const std::string& keys) const {
    std::istringstream names{keys};
    for (std::string name; names >> name && !m_stop.stop_requested();) {
      const unsigned key = gdk_keyval_from_name(name.c_str());
      // From when the window has it: the launcher takes no key before its user can have looked (promise 10).
      if (!practice_has_keyboard())
        return false;
      std::this_thread::sleep_for(look);
      if (key == GDK_KEY_VoidSymbol || !practice_has_keyboard() || !m_tree.press_key(key))
        return false;
    }
    return true;
  }

  LauncherHands::Reach m_reach;
  std::stop_token m_stop;
  AccessibleTree m_tree;
};

} // namespace

LauncherHands::LauncherHands(Reach reach) : m_reach{reach} {
  m_dispatcher.connect(sigc::mem_fun(*this, &LauncherHands::work_ended));
}

LauncherHands::~LauncherHands() = default;

void LauncherHands::begin(const LessonAction& action, std::function<void(bool)> ended) {
  stop();
  m_ended = std::move(ended);
  m_work = std::jthread{[this, action](const std::stop_token& stop) {
    m_was_done = Work{m_reach, stop}.carry_out(action);
    if (stop.stop_requested())
      return;
    m_is_over = true;
    m_dispatcher.emit();
  }};
}

void LauncherHands::stop() {
  m_work = {}; // asks it to stop, and waits for that
  m_is_over = false;
  m_ended = nullptr;
}

void LauncherHands::work_ended() {
  if (!m_is_over.exchange(false) || !m_ended)
    return; // of work that was called off meanwhile
  const auto ended = std::exchange(m_ended, nullptr);
  ended(m_was_done);
}

} // namespace simulator
