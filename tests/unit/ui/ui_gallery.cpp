// SPDX-License-Identifier: EUPL-1.2
// Shows a page or window of the program with made-up contents, or makes pictures of them all:
//   ui_gallery [LOOK…] SCENE           shows it until its window is closed
//   ui_gallery [LOOK…] --save FOLDER   a PNG of each, as if it had the focus
//   ui_gallery --list                  the names of the scenes (scenes.h)
// LOOK: --language nl|fr|de, --dark, --high-contrast, --large (text of twice the size), --practice
#include "gtk_test.h"
#include "picture.h"
#include "scenes.h"
#include "ui/style.h"

#include <glibmm/main.h>
#include <gtkmm/application.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Wish {
  ui_test::Look look;
  bool practice = false;
  bool list = false;
  std::string folder;
  std::string scene;
};

Wish wish_of(const std::vector<std::string>& words) {
  Wish wish;
  for (std::size_t index = 0; index < words.size(); ++index) {
    const std::string& word = words[index];
    const bool has_next = index + 1 < words.size();
    if (word == "--language" && has_next)
      wish.look.language = words[++index];
    else if (word == "--save" && has_next)
      wish.folder = words[++index];
    else if (word == "--dark")
      wish.look.dark = true;
    else if (word == "--high-contrast")
      wish.look.high_contrast = true;
    else if (word == "--large")
      wish.look.large = true;
    else if (word == "--practice")
      wish.practice = true;
    else if (word == "--list")
      wish.list = true;
    else
      wish.scene = word;
  }
  return wish;
}

/// The number keeps them in their order.
std::string file_of(const std::string& folder, int number, const std::string& scene) {
  constexpr int digits = 3;
  std::string text = std::to_string(number);
  text.insert(0, static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0');
  return folder + "/" + text + "-" + scene + ".png";
}

void save_all(const Wish& wish) {
  int number = 0;
  for (const auto& scene : ui_test::all_scenes()) {
    ++number;
    if (!wish.scene.empty() && scene.name != wish.scene)
      continue;
    auto stage = scene.show(wish.practice);
    ui_test::settle();
    ui_test::Picture{stage->widget()}.save(file_of(wish.folder, number, scene.name));
    ui_test::put_away(std::move(stage));
  }
}

int show(const Wish& wish) {
  const auto scenes = ui_test::all_scenes();
  const auto found = std::ranges::find(scenes, wish.scene, &ui_test::Scene::name);
  if (found == scenes.end()) {
    std::cerr << "No scene is named " << wish.scene << '\n';
    return EXIT_FAILURE;
  }
  const auto stage = found->show(wish.practice);
  const auto context = Glib::MainContext::get_default();
  while (stage->widget().get_mapped())
    context->iteration(true);
  return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv) {
  const auto wish = wish_of({argv + 1, argv + argc});
  if (wish.list) {
    for (const auto& scene : ui_test::all_scenes())
      std::cout << scene.name << '\n';
    return EXIT_SUCCESS;
  }
  ui_test::set_language(wish.look.language);
  const auto application = Gtk::Application::create();
  ui::load_style(Gdk::Display::get_default());
  ui_test::set_look(wish.look);
  if (wish.folder.empty())
    return show(wish);
  save_all(wish);
  return EXIT_SUCCESS;
}
