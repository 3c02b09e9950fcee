// SPDX-License-Identifier: EUPL-1.2
#include "pages_test.h"
#include "picture.h"
#include "scenes.h"

#include <gtkmm/image.h>
#include <gtkmm/label.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace {

using ui_test::Colour;
using ui_test::contrast;
using ui_test::luminance;
using ui_test::Picture;

/// WCAG 2.1, 1.4.3 and 1.4.11.
constexpr double least_of_text = 4.5;
constexpr double least_of_part = 3;

/// How far around an edge one looks: past a ring around it.
constexpr int reach = 9;

struct Area {
  int left = 0;
  int top = 0;
  int right = 0; ///< the first that is not in it
  int bottom = 0;

  [[nodiscard]] bool is_empty() const { return right - left < 2 || bottom - top < 2; }
};

class PagesContrast : public ui_test::PagesTest {
protected:
  static Area area_of(Gtk::Widget& widget, Gtk::Widget& root, const Picture& picture) {
    const auto rect = seen(widget, root);
    return {std::max(0, static_cast<int>(std::floor(rect.origin.x))),
            std::max(0, static_cast<int>(std::floor(rect.origin.y))),
            std::min(picture.width(), static_cast<int>(std::ceil(rect.origin.x + rect.size.width))),
            std::min(picture.height(), static_cast<int>(std::ceil(rect.origin.y + rect.size.height)))};
  }

  /// Whether none of it is scrolled out of sight.
  static bool is_whole(Gtk::Widget& widget, Gtk::Widget& root) {
    graphene_rect_t all;
    const auto rect = seen(widget, root);
    return gtk_widget_compute_bounds(widget.gobj(), root.gobj(), &all) != FALSE &&
           rect.size.width > all.size.width - 1 && rect.size.height > all.size.height - 1;
  }

  /// Whether what is around it, as far as its edge is looked at, is not scrolled out of sight either.
  static bool has_room(Gtk::Widget& widget, Gtk::Widget& root, const Picture& picture) {
    auto* scrolled = widget.get_ancestor(GTK_TYPE_SCROLLED_WINDOW);
    if (scrolled == nullptr)
      return true;
    const auto around = area_of(*scrolled, root, picture);
    const auto area = area_of(widget, root, picture);
    return area.top - reach >= around.top && area.bottom + reach <= around.bottom;
  }

  /// What is there to be read or used. GTK draws the marks in a switch in a theme that shows them only.
  static bool is_for_use(Gtk::Widget& widget) {
    const auto* around = widget.get_parent();
    return widget.get_mapped() && widget.is_sensitive() && !widget.has_css_class("inert") &&
           (around == nullptr ||
            std::string_view{gtk_widget_get_css_name(const_cast<GtkWidget*>(around->gobj()))} != "switch");
  }

  /// What most of it is filled with, and what differs most from that: strokes of letters as large as these have their
  /// own colour somewhere.
  static double contrast_within(const Picture& picture, const Area& area) {
    std::map<Colour, int> counts;
    auto last = counts.end(); // neighbours are mostly the same
    for (int y = area.top; y < area.bottom; ++y)
      for (int x = area.left; x < area.right; ++x) {
        const auto colour = picture.at(x, y);
        if (last == counts.end() || last->first != colour)
          last = counts.try_emplace(colour, 0).first;
        ++last->second;
      }
    const auto ground = std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first;
    const double of_ground = luminance(ground);
    double most = 1;
    for (const auto& [colour, count] : counts)
      most = std::max(most, contrast(of_ground, luminance(colour)));
    return most;
  }

  /// Of the edge that tells a part from what is around it: the worst of its four sides. Nothing for a part of which a
  /// side is out of sight.
  static std::optional<double> contrast_of_edge(const Picture& picture, const Area& area) {
    if (area.left < reach || area.top < reach || area.right + reach > picture.width() ||
        area.bottom + reach > picture.height())
      return {};
    const int middle_x = (area.left + area.right) / 2;
    const int middle_y = (area.top + area.bottom) / 2;
    const auto across = [&picture](int x, int y, int step_x, int step_y) {
      std::vector<double> met;
      for (int step = -reach; step <= reach; ++step)
        met.push_back(luminance(picture.at(x + step * step_x, y + step * step_y)));
      const auto [darkest, lightest] = std::ranges::minmax(met);
      return contrast(darkest, lightest);
    };
    return std::min({across(area.left, middle_y, 1, 0), across(area.right - 1, middle_y, -1, 0),
                     across(middle_x, area.top, 0, 1), across(middle_x, area.bottom - 1, 0, -1)});
  }

  /// What one has to find to use it, what says how far one is, and the ring around what has the focus.
  static bool has_edge(Gtk::Widget& widget) {
    const std::string name = gtk_widget_get_css_name(widget.gobj());
    if (name == "button" || name == "checkbutton")
      return (gtk_widget_get_state_flags(widget.gobj()) & GTK_STATE_FLAG_FOCUS_VISIBLE) != 0 && widget.is_focus();
    return name == "entry" || name == "check" || name == "radio" || name == "switch" ||
           widget.has_css_class("step-mark") || widget.has_css_class("choice-mark");
  }

  static std::string name_of(Gtk::Widget& widget) {
    std::string name = gtk_widget_get_css_name(widget.gobj());
    for (const auto& css_class : widget.get_css_classes())
      name += "." + css_class.raw();
    const auto* label = dynamic_cast<Gtk::Label*>(&widget);
    return label != nullptr ? name + " “" + label->get_text().raw() + "”" : name;
  }

  /// Calls it with what one sees of each scene: nothing that is grey because it cannot be used.
  static void look(const std::function<void(Gtk::Widget&, const Picture&, const Area&, bool has_room)>& at) {
    for (const auto& scene : ui_test::all_scenes()) {
      if (scene.name.starts_with("failure-") && scene.name != "failure-PIN-01")
        continue; // they differ in their words only
      auto stage = scene.show(false);
      ui_test::settle();
      auto& root = stage->widget();
      const Picture picture{root};
      SCOPED_TRACE(scene.name);
      ui_test::for_each_widget(root, [&](Gtk::Widget& widget) {
        if (!is_for_use(widget) || !is_whole(widget, root))
          return;
        if (const auto area = area_of(widget, root, picture); !area.is_empty())
          at(widget, picture, area, has_room(widget, root, picture));
      });
      ui_test::put_away(std::move(stage));
    }
  }
};

TEST(Contrast, is_what_wcag_says_it_is) {
  constexpr Colour black{0, 0, 0};
  constexpr Colour white{255, 255, 255};
  constexpr Colour grey{119, 119, 119};
  EXPECT_NEAR(contrast(luminance(black), luminance(white)), 21, 0.01);
  EXPECT_NEAR(contrast(luminance(white), luminance(white)), 1, 0.01);
  EXPECT_NEAR(contrast(luminance(grey), luminance(white)), 4.48, 0.01);
}

TEST_F(PagesContrast, of_texts_and_icons_and_edges_is_enough) {
  std::map<std::string, int> looked_at;
  look([&looked_at](Gtk::Widget& widget, const Picture& picture, const Area& area, bool has_room) {
    const auto* label = dynamic_cast<Gtk::Label*>(&widget);
    if (label != nullptr && !label->get_text().empty()) {
      ++looked_at["text"];
      EXPECT_GE(contrast_within(picture, area), least_of_text) << name_of(widget);
    } else if (dynamic_cast<Gtk::Image*>(&widget) != nullptr) {
      ++looked_at["image"];
      EXPECT_GE(contrast_within(picture, area), least_of_part) << name_of(widget);
    }
    if (!has_room || !has_edge(widget))
      return;
    if (const auto edge = contrast_of_edge(picture, area)) {
      ++looked_at["edge"];
      EXPECT_GE(*edge, least_of_part) << name_of(widget);
    }
  });
  for (const char* kind : {"text", "image", "edge"})
    EXPECT_GT(looked_at[kind], 100) << kind << ": too few to say anything";
}

} // namespace
