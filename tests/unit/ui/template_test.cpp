// SPDX-License-Identifier: EUPL-1.2
#include "gtk_test.h"
#include "ui/search_entry.h"
#include "ui/template.h"

#include <gtkmm/button.h>
#include <sigc++/trackable.h>

#include <optional>

namespace {

struct Witness : sigc::notifiable {
  int gone = 0;
};

class Template : public ui_test::GtkTest {
protected:
  std::optional<ui::Template> m_template{"choice-page"};
};

TEST_F(Template, gives_the_same_widget_again) {
  EXPECT_EQ(&m_template->part<Gtk::Button>("confirm"), &m_template->part<Gtk::Button>("confirm"));
  EXPECT_EQ(&m_template->part<ui::SearchEntry>("search"), &m_template->part<ui::SearchEntry>("search"));
}

TEST_F(Template, gives_a_search_box_that_searches) {
  auto& box = m_template->part<ui::SearchEntry>("search");
  bool searched = false;
  box.signal_search_changed().connect([&searched] { searched = true; });
  box.set_text("Herstappe");
  EXPECT_TRUE(ui_test::run_until([&searched] { return searched; }));
}

TEST_F(Template, takes_its_search_box_with_it) {
  Witness witness;
  m_template->part<ui::SearchEntry>("search").add_destroy_notify_callback(
      &witness, [](sigc::notifiable* data) { ++static_cast<Witness*>(data)->gone; });
  EXPECT_EQ(witness.gone, 0);
  m_template.reset();
  EXPECT_EQ(witness.gone, 1);
}

} // namespace
