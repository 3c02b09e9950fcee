// SPDX-License-Identifier: EUPL-1.2
#include "web/page_actions.h"
#include "work_test.h"

namespace {

class PageActions : public WorkTest {
protected:
  [[nodiscard]] int found() {
    return Glib::Variant<gint32>{g_action_group_get_action_state(browser->actions()->gobj(), "found")}.get();
  }

  [[nodiscard]] bool finds(const std::string& text, int count) {
    browser->actions()->activate_action("find", Glib::Variant<Glib::ustring>::create(text));
    return wait_until([&] { return found() == count; });
  }

  static std::vector<std::string> files_in(const char* folder) {
    std::vector<std::string> names;
    const std::unique_ptr<GDir, web::FreeWith<g_dir_close>> open{g_dir_open(folder, 0, nullptr)};
    while (const char* name = g_dir_read_name(open.get()))
      names.emplace_back(name);
    return names;
  }

  [[nodiscard]] double zoom() const { return webkit_web_view_get_zoom_level(view()); }
};

TEST_F(PageActions, count_the_places_where_a_text_stands) {
  work_in("<p>Herstappe, herstappe</p><p>Proefdorp</p>");
  EXPECT_EQ(found(), -1);
  EXPECT_TRUE(finds("Herstappe", 2));
  act("find-next");
  act("find-previous");
  EXPECT_TRUE(finds("Proef", 1));
  EXPECT_TRUE(finds("Voorbeelde", 0));
  EXPECT_TRUE(finds("", -1));
}

TEST_F(PageActions, zoom_in_steps_within_bounds) {
  work_in("");
  act("zoom-in");
  EXPECT_DOUBLE_EQ(zoom(), 1.1);
  act("zoom-normal");
  EXPECT_DOUBLE_EQ(zoom(), 1.0);
  act("zoom-out");
  EXPECT_DOUBLE_EQ(zoom(), 0.9);
  for (int count = 0; count < 20; ++count)
    act("zoom-out");
  EXPECT_DOUBLE_EQ(zoom(), 0.5);
  for (int count = 0; count < 30; ++count)
    act("zoom-in");
  EXPECT_DOUBLE_EQ(zoom(), 3.0);
}

TEST_F(PageActions, go_back_no_further_than_where_the_work_began) {
  site.page("/before", "<script>setTimeout(() => { location = '/' }, 100)</script>");
  rule("next", portal::Meaning::primaweb, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  work_in("<a id=go href=/next>Next</a>");
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
  press();
  ASSERT_TRUE(next_page("next"));
  EXPECT_TRUE(browser->actions()->get_action_enabled("back"));
  act("back");
  ASSERT_TRUE(next_page("home"));
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
}

TEST_F(PageActions, do_not_go_back_into_the_sign_in) {
  rule("next", portal::Meaning::primaweb, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  work_in("<a id=go href=/next>Next</a>");
  press();
  ASSERT_TRUE(next_page("next"));
  browser->set_page_use(web::PageUse::work);
  EXPECT_FALSE(browser->actions()->get_action_enabled("back"));
}

TEST_F(PageActions, show_what_would_be_printed_and_leave_no_file_of_it) {
  work_in("<p>Herstappe</p>");
  const auto before = files_in(g_get_user_runtime_dir());
  std::vector<std::shared_ptr<web::PrintPreview>> previews;
  browser->signal_print_preview().connect(
      [&previews](const std::shared_ptr<web::PrintPreview>& preview) { previews.push_back(preview); });
  act("print-preview");
  ASSERT_TRUE(wait_until([&previews] { return previews.size() == 1; }));
  EXPECT_EQ(files_in(g_get_user_runtime_dir()), before);
  Gtk::Window preview_window;
  preview_window.set_child(*Glib::wrap(GTK_WIDGET(previews[0]->view())));
  preview_window.present();
  const auto actions = previews[0]->actions();
  EXPECT_TRUE(wait_until([&actions] {
    // What is not there yet is not found; later it is.
    actions->activate_action("find", Glib::Variant<Glib::ustring>::create("Herstappe"));
    let_pass(300);
    return Glib::Variant<gint32>{g_action_group_get_action_state(actions->gobj(), "found")}.get() > 0;
  })) << "the page stands in it";
  EXPECT_FALSE(actions->has_action("reload"));
  preview_window.unset_child();
}

TEST_F(PageActions, reload_the_page_even_in_the_moment_it_stopped) {
  work_in("");
  browser->signal_failed().connect([this](const web::LoadFailure&) { act("reload"); });
  webkit_web_view_terminate_web_process(view());
  EXPECT_TRUE(next_page("home"));
  EXPECT_EQ(faults, std::vector<web::LoadFault>{web::LoadFault::crashed});
}

TEST_F(PageActions, are_of_no_use_once_their_view_is_gone) {
  work_in("");
  const auto actions = browser->actions();
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  ASSERT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_TRUE(actions->list_actions().empty());
  EXPECT_NE(browser->actions(), actions);
}

} // namespace
