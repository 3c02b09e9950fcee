// SPDX-License-Identifier: EUPL-1.2
#include "base/handle.h"
#include "pdf_test.h"
#include "print_dialog.h"
#include "web/print_preview.h"

namespace {

class PrintPreview : public PdfTest {
protected:
  void TearDown() override {
    PrintDialog::cancel();
    preview_window.unset_child();
    PdfTest::TearDown();
  }

  void listen() {
    browser->signal_print_preview().connect([this](const std::shared_ptr<web::PrintPreview>& preview) {
      if (std::ranges::find(previews, preview) != previews.end()) {
        ++told_again;
        return;
      }
      previews.push_back(preview);
      preview->signal_ready().connect([this] { ++ready; });
      preview->signal_failed().connect([this] { ++failed; });
    });
  }

  [[nodiscard]] bool becomes_ready() {
    return wait_until([this] { return ready == 1; });
  }

  /// What nobody sees is not drawn.
  void present_preview() {
    preview_window.set_default_size(1000, 700);
    preview_window.set_child(*Glib::wrap(GTK_WIDGET(previews[0]->view())));
    preview_window.present();
  }

  /// Its text is found in it, sooner or later.
  [[nodiscard]] bool shows(const std::string& text) {
    present_preview();
    const auto actions = previews[0]->actions();
    const bool is_found = wait_until([&actions, &text] {
      // What is not there yet is not found; later it is.
      actions->activate_action("find", Glib::Variant<Glib::ustring>::create(text));
      let_pass(300);
      return Glib::Variant<gint32>{g_action_group_get_action_state(actions->gobj(), "found")}.get() > 0;
    });
    return is_found;
  }

  /// What previews have written and not taken away.
  static std::vector<std::string> files_of_previews() {
    std::vector<std::string> names;
    const base::Handle<GDir, g_dir_close> open{g_dir_open(g_get_user_runtime_dir(), 0, nullptr)};
    while (const char* name = g_dir_read_name(open.get()))
      if (std::string_view{name}.starts_with("primaweb-preview."))
        names.emplace_back(name);
    return names;
  }

public:
  std::vector<std::shared_ptr<web::PrintPreview>> previews;
  Gtk::Window preview_window;
  unsigned ready = 0;
  unsigned failed = 0;
  unsigned told_again = 0;
  PrintedFile printed;
};

TEST_F(PrintPreview, shows_the_page_and_leaves_no_file_of_it) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  ASSERT_TRUE(becomes_ready());
  EXPECT_TRUE(files_of_previews().empty());
  EXPECT_TRUE(shows("Herstappe"));
  EXPECT_FALSE(previews[0]->actions()->has_action("reload"));
}

TEST_F(PrintPreview, is_told_of_from_its_beginning_and_begun_once) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  EXPECT_EQ(previews.size(), 1U) << "while nothing is there to be seen";
  act("print-preview");
  EXPECT_EQ(previews.size(), 1U);
  EXPECT_EQ(told_again, 1U) << "for its window to come before the others";
  ASSERT_TRUE(becomes_ready());
  EXPECT_EQ(failed, 0U);
}

TEST_F(PrintPreview, of_a_pdf_is_the_document_and_prints_it_whatever_became_of_the_page) {
  show_pdf(pdf_of(2));
  listen();
  act("print-preview");
  ASSERT_TRUE(becomes_ready());
  EXPECT_TRUE(shows("Herstappe 2"));
  EXPECT_EQ(requests_for("/letter"), 1U);
  webkit_web_view_load_uri(view(), site.address("/").c_str());
  ASSERT_TRUE(next_page("home"));
  previews[0]->actions()->activate_action("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents() == pdf_of(2); })) << printed.contents().size() << " bytes";
}

TEST_F(PrintPreview, of_a_page_prints_what_it_shows_whatever_became_of_the_page) {
  work_in("<style>p { break-after: page }</style><p>1</p><p>2</p><p>3</p>4");
  site.page("/next", "<h1>home</h1>");
  listen();
  act("print-preview");
  ASSERT_TRUE(becomes_ready());
  webkit_web_view_load_uri(view(), site.address("/next").c_str());
  ASSERT_TRUE(wait_until([this] { return requests_for("/next") == 1; }));
  previews[0]->actions()->activate_action("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents().find("/Count 4") != std::string::npos; }))
      << printed.contents().size() << " bytes";
}

TEST_F(PrintPreview, of_a_pdf_has_what_was_filled_in) {
  fill_in_form();
  listen();
  act("print-preview");
  ASSERT_TRUE(becomes_ready());
  previews[0]->actions()->activate_action("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents().find("(7)") != std::string::npos; }))
      << printed.contents().size() << " bytes";
}

TEST_F(PrintPreview, is_neither_begun_again_nor_finished_after_its_end_while_it_loads) {
  show_pdf(pdf_of(2));
  listen();
  act("print-preview");
  ASSERT_EQ(previews.size(), 1U);
  ASSERT_TRUE(wait_until([this] { return webkit_web_view_is_loading(previews[0]->view()) != FALSE; }));
  act("print-preview");
  EXPECT_EQ(previews.size(), 1U);
  EXPECT_EQ(told_again, 1U);
  browser->set_covered(web::Covering::for_good);
  EXPECT_EQ(failed, 1U);
  let_pass();
  EXPECT_EQ(ready, 0U);
}

TEST_F(PrintPreview, fails_when_it_is_lost_itself_before_it_can_be_shown) {
  show_pdf(pdf_of(2));
  listen();
  act("print-preview");
  ASSERT_TRUE(wait_until([this] { return webkit_web_view_is_loading(previews[0]->view()) != FALSE; }));
  webkit_web_view_terminate_web_process(previews[0]->view());
  EXPECT_TRUE(wait_until([this] { return failed == 1; }));
  EXPECT_EQ(ready, 0U);
}

TEST_F(PrintPreview, tells_when_the_printer_does_not_take_what_is_printed_from_there) {
  show_pdf(pdf_of(1));
  listen();
  act("print-preview");
  ASSERT_TRUE(becomes_ready());
  std::vector<web::NotDone> told;
  previews[0]->signal_not_done().connect([&told](web::NotDone what) { told.push_back(what); });
  previews[0]->actions()->activate_action("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path() + "/nowhere");
  ASSERT_TRUE(wait_until([&told] { return !told.empty(); }));
  EXPECT_EQ(told, std::vector{web::NotDone::print});
}

TEST_F(PrintPreview, has_nothing_filled_in) {
  show_pdf(form());
  listen();
  act("print-preview");
  ASSERT_EQ(previews.size(), 1U);
  act_in_reader(previews[0]->view(), ".page .textWidgetAnnotation :is(input, textarea)",
                "setTimeout(() => { found.focus(); webkit.messageHandlers.pressed.postMessage("
                "document.activeElement === found ? 'typed' : 'not typed'); }, 300);");
  present_preview();
  EXPECT_TRUE(wait_until([this] { return place_in_reader == "not typed"; })) << place_in_reader;
}

TEST_F(PrintPreview, has_no_button_that_does_nothing) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  ASSERT_EQ(previews.size(), 1U);
  act_in_reader(previews[0]->view(), "#print, #printButton",
                "setTimeout(() => webkit.messageHandlers.pressed.postMessage("
                "button('download').getBoundingClientRect().width), 300);");
  present_preview();
  EXPECT_TRUE(wait_until([this] { return place_in_reader == "0"; })) << place_in_reader;
}

TEST_F(PrintPreview, fails_when_its_page_is_lost_meanwhile) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  webkit_web_view_terminate_web_process(view());
  ASSERT_TRUE(wait_until([this] { return failed == 1; }));
  let_pass();
  EXPECT_EQ(ready, 0U);
  EXPECT_EQ(failed, 1U) << "once";
  EXPECT_TRUE(files_of_previews().empty());
}

TEST_F(PrintPreview, ends_with_the_session) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  EXPECT_EQ(failed, 1U);
  EXPECT_TRUE(files_of_previews().empty());
  EXPECT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_EQ(ready, 0U);
}

TEST_F(PrintPreview, goes_on_while_its_user_is_away_and_ends_where_something_else_takes_the_pages_place) {
  work_in("<p>Herstappe</p>");
  listen();
  act("print-preview");
  browser->set_covered(web::Covering::for_a_while);
  ASSERT_TRUE(becomes_ready());
  browser->set_covered(web::Covering::none);
  act("print-preview");
  browser->set_covered(web::Covering::for_good);
  EXPECT_EQ(failed, 1U);
}

} // namespace
