// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/widget.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Every page and window of the program as its user may meet it, with made-up contents: for pictures of them all, and
/// for tests of what must hold on each.
namespace ui_test {

/// One of them on the display, for as long as this lives.
class Stage {
public:
  Stage() = default;
  virtual ~Stage() = default;
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  Stage(Stage&&) = delete;
  Stage& operator=(Stage&&) = delete;

  /// What there is to look at: a window, or the menu over one.
  [[nodiscard]] virtual Gtk::Widget& widget() = 0;
};

/// Takes every window off the display, then ends the stage. GTK 4.8 complains of a window that goes while the pointer
/// is over it.
void put_away(std::unique_ptr<Stage> stage);

struct Scene {
  std::string name; ///< of the picture's file, and unique
  std::function<std::unique_ptr<Stage>(bool practice)> show;
};

/// The sign-in's dialog in all its forms.
[[nodiscard]] std::vector<Scene> dialog_scenes();
/// The window one works in, what it tells, and what is asked over it.
[[nodiscard]] std::vector<Scene> work_scenes();
/// The windows around a sign-in: home, preferences, help and so on.
[[nodiscard]] std::vector<Scene> side_scenes();

[[nodiscard]] std::vector<Scene> all_scenes();

} // namespace ui_test
