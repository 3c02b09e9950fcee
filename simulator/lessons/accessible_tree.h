// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace simulator {

/// The windows of all programs of the desktop as a screen reader reads them (AT-SPI, over D-Bus). What does not answer
/// within two seconds is not there. Thread: any, one at a time.
class AccessibleTree {
public:
  /// Something in a window.
  struct Node {
    std::string bus;
    std::string path;
  };

  // As AT-SPI numbers roles and states (atspi-constants.h).
  enum class Role : std::uint32_t {
    check_box = 7,
    list = 31,
    password_text = 40,
    push_button = 43,
    toggle_button = 62,
    list_box = 98,
  };
  enum class State : unsigned { active = 1, checked = 4, sensitive = 24, showing = 25, visible = 30 };

  /// Where no accessibility bus is, it is empty.
  AccessibleTree();

  [[nodiscard]] bool is_there() const { return m_bus != nullptr; }

  /// The windows of those processes that `is_wanted` says so of; of one that cannot be told, none.
  [[nodiscard]] std::vector<Node> windows(const std::function<bool(pid_t process)>& is_wanted) const;

  [[nodiscard]] std::string name(const Node& node) const;
  [[nodiscard]] Role role(const Node& node) const;
  [[nodiscard]] bool has(const Node& node, State state) const;

  /// Returns whether it takes up room on the screen: GTK 4.8 says of what is on a hidden page that it is visible.
  [[nodiscard]] bool has_a_place(const Node& node) const;

  /// The first thing in `window`, in its order, that is visible and fits; nothing of web pages.
  [[nodiscard]] std::optional<Node> find(const Node& window, const std::function<bool(const Node&)>& fits) const;

  /// How many characters it holds; none where it holds no text.
  [[nodiscard]] int text_length(const Node& node) const;

  /// Each returns whether it was done.
  [[nodiscard]] bool act(const Node& node) const;
  [[nodiscard]] bool select_child(const Node& node, int index) const;
  [[nodiscard]] bool delete_text(const Node& node) const;
  [[nodiscard]] bool insert_text(const Node& node, int position, const std::string& text) const;

  /// Has the desktop believe that a key was pressed, in whichever window has the focus. Not on Wayland.
  [[nodiscard]] bool press_key(unsigned keyval) const;

private:
  [[nodiscard]] base::VariantPtr property(const Node& node, const char* interface, const char* name) const;
  [[nodiscard]] base::VariantPtr call(const Node& node, const char* interface, const char* method,
                                      GVariant* arguments = nullptr) const;
  [[nodiscard]] bool succeeds(const Node& node, const char* interface, const char* method, GVariant* arguments) const;
  [[nodiscard]] std::vector<Node> children(const Node& node) const;
  [[nodiscard]] std::optional<pid_t> process_of(const std::string& bus) const;
  [[nodiscard]] std::optional<Node> find_below(const Node& node, const std::function<bool(const Node&)>& fits,
                                               int depth) const;

  base::ObjectPtr<GDBusConnection> m_bus;
};

} // namespace simulator
