// SPDX-License-Identifier: EUPL-1.2
#include "pages_test.h"
#include "scenes.h"
#include "ui/pop_up_window.h"

#include <gtkmm/label.h>

#include <algorithm>
#include <array>

namespace {

/// The smallest screen that the program is meant for, without a panel and the frame of a window.
constexpr int most_width = 1366;
constexpr int most_height = 768 - 68;

class PagesFit : public ui_test::PagesTest {
protected:
  struct Size {
    int width = 0;
    int height = 0;
  };

  /// What it cannot be made smaller than.
  static Size least_size(Gtk::Widget& widget) {
    Size size;
    gtk_widget_measure(widget.gobj(), GTK_ORIENTATION_HORIZONTAL, -1, &size.width, nullptr, nullptr, nullptr);
    gtk_widget_measure(widget.gobj(), GTK_ORIENTATION_VERTICAL, std::max(size.width, widget.get_width()), &size.height,
                       nullptr, nullptr, nullptr);
    return size;
  }

  /// Texts that end in "…", and are not among those that may: names that come from elsewhere and are as long as they
  /// are, and the title of a pop-up, which is its page's.
  static std::vector<std::string> cut_texts(Gtk::Widget& root) {
    constexpr std::array may_be_cut{"entity", "role", "name"};
    std::vector<std::string> cut;
    ui_test::for_each_widget(root, [&cut, &may_be_cut](Gtk::Widget& widget) {
      auto* label = dynamic_cast<Gtk::Label*>(&widget);
      if (label == nullptr || !label->get_mapped() || !pango_layout_is_ellipsized(gtk_label_get_layout(label->gobj())))
        return;
      if (label->has_css_class("title") && dynamic_cast<ui::PopUpWindow*>(widget.get_root()) != nullptr)
        return;
      const char* id = gtk_buildable_get_buildable_id(GTK_BUILDABLE(widget.gobj()));
      if (id == nullptr || std::ranges::find(may_be_cut, std::string_view{id}) == may_be_cut.end())
        cut.push_back(label->get_text().raw());
    });
    return cut;
  }
};

TEST_F(PagesFit, on_the_smallest_screen_with_text_of_twice_the_size) {
  for (const auto& scene : ui_test::all_scenes()) {
    auto stage = scene.show(true); // practice has a strip above the same page
    ui_test::settle();
    ASSERT_TRUE(ui_test::run_until([&stage] { return stage->widget().get_mapped(); })) << scene.name;
    const auto least = least_size(stage->widget());
    EXPECT_GT(least.width, 0) << scene.name;
    EXPECT_LE(least.width, most_width) << scene.name;
    EXPECT_LE(least.height, most_height) << scene.name;
    ui_test::put_away(std::move(stage));
  }
}

TEST_F(PagesFit, whole_sentences_and_words_on_buttons_with_text_of_twice_the_size) {
  for (const auto& scene : ui_test::all_scenes()) {
    auto stage = scene.show(false);
    ui_test::settle();
    ASSERT_TRUE(ui_test::run_until([&stage] { return stage->widget().get_width() > 0; })) << scene.name;
    // GTK 4.18 asks the hint of a box how it would look in less than its place, and corrects that once it is drawn.
    (void)ui_test::run_until([&stage] { return cut_texts(stage->widget()).empty(); });
    EXPECT_EQ(cut_texts(stage->widget()), std::vector<std::string>{}) << scene.name;
    ui_test::put_away(std::move(stage));
  }
}

TEST_F(PagesFit, icons_and_switches_of_about_the_height_of_text_of_twice_the_size) {
  constexpr int least = 24; // without it: 16 for an icon
  int seen = 0;
  for (const auto& scene : ui_test::all_scenes()) {
    auto stage = scene.show(false);
    ui_test::settle();
    ASSERT_TRUE(ui_test::run_until([&stage] { return stage->widget().get_width() > 0; })) << scene.name;
    ui_test::for_each_widget(stage->widget(), [&](Gtk::Widget& widget) {
      const bool is_icon = GTK_IS_IMAGE(widget.gobj()) || GTK_IS_SPINNER(widget.gobj());
      // What GTK draws in its switch in some themes has no place of its own in others.
      const bool is_in_switch = GTK_IS_SWITCH(gtk_widget_get_parent(widget.gobj()));
      const bool has_place = widget.get_mapped() && widget.get_width() > 0;
      if (!has_place || is_in_switch || !(is_icon || GTK_IS_SWITCH(widget.gobj())))
        return;
      ++seen;
      EXPECT_GE(std::min(widget.get_width(), widget.get_height()), least)
          << scene.name << ": " << gtk_widget_get_css_name(gtk_widget_get_parent(widget.gobj())) << " > "
          << gtk_widget_get_css_name(widget.gobj());
    });
    ui_test::put_away(std::move(stage));
  }
  EXPECT_GT(seen, 100) << "too few to say anything";
}

} // namespace
