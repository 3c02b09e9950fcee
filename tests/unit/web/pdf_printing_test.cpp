// SPDX-License-Identifier: EUPL-1.2
#include "pdf_test.h"
#include "print_dialog.h"

#include <glibmm/main.h>

namespace {

class PdfPrinting : public PdfTest {
protected:
  /// Prints the page that is shown. WebKit's dialog for that runs a main loop of its own.
  void print_page() {
    Glib::signal_timeout().connect_once(
        [] {
          ASSERT_TRUE(PrintDialog::is_open());
          PrintDialog::cancel();
        },
        1000);
    act("print");
    EXPECT_TRUE(not_done.empty());
    EXPECT_FALSE(PrintDialog::is_open());
  }

  void TearDown() override {
    PrintDialog::cancel();
    PdfTest::TearDown();
  }

public:
  PrintedFile printed;
};

TEST_F(PdfPrinting, prints_the_document_and_not_its_reader) {
  show_pdf(pdf_of(3));
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents() == pdf_of(3); })) << printed.contents().size() << " bytes";
  EXPECT_FALSE(PrintDialog::is_open());
  EXPECT_EQ(requests_for("/letter"), 1U);
}

TEST_F(PdfPrinting, prints_it_also_by_the_readers_own_button) {
  button_of_reader = "print";
  // Of one page: where others are still to come, the reader says so and prints nothing.
  show_pdf(pdf_of(1));
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents() == pdf_of(1); })) << printed.contents().size() << " bytes";
}

TEST_F(PdfPrinting, prints_what_was_filled_in) {
  fill_in_form();
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path());
  EXPECT_TRUE(wait_until([this] { return printed.contents().find("(7)") != std::string::npos; }))
      << printed.contents().size() << " bytes";
  EXPECT_TRUE(printed.contents().starts_with(form())) << "the document, and what was added";
  EXPECT_TRUE(downloads.empty());
}

TEST_F(PdfPrinting, tells_when_the_printer_does_not_take_it) {
  show_pdf(pdf_of(1));
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path() + "/nowhere");
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done, (NotDoneList{{web::NotDone::print, GTK_WIDGET(view())}}));
}

TEST_F(PdfPrinting, is_not_that_of_a_page_from_which_a_document_was_saved) {
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = pdf_of(1),
                      .headers = {{"Content-Type", "application/pdf"}, {"Content-Disposition", "attachment"}}};
  });
  work_in("<a id=go href=/letter>Letter</a>");
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_FALSE(browser->actions()->get_action_enabled("save"));
  print_page();
}

TEST_F(PdfPrinting, is_not_that_of_a_page_that_was_gone_back_to) {
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = pdf_of(1), .headers = {{"Content-Type", "application/pdf"}}};
  });
  work_in("<a id=go href=/letter>Letter</a>");
  press();
  ASSERT_TRUE(wait_until([this] { return browser->actions()->get_action_enabled("save"); }));
  act("back");
  ASSERT_TRUE(wait_until([this] { return !browser->actions()->get_action_enabled("save"); }));
  ASSERT_TRUE(wait_until([this] { return webkit_web_view_is_loading(view()) == FALSE; }));
  print_page();
}

TEST_F(PdfPrinting, asks_once) {
  show_pdf(pdf_of(1));
  act("print");
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  act("print");
  let_pass();
  EXPECT_EQ(PrintDialog::count(), 1U);
  PrintDialog::cancel();
  EXPECT_FALSE(PrintDialog::is_open());
  act("print");
  EXPECT_TRUE(wait_until(PrintDialog::is_open)) << "and again when it is wanted again";
}

TEST_F(PdfPrinting, asks_nothing_while_the_page_is_covered) {
  show_pdf(pdf_of(1));
  act("print");
  browser->set_covered(web::Covering::for_a_while);
  act("print");
  let_pass();
  EXPECT_FALSE(PrintDialog::is_open());
  browser->set_covered(web::Covering::none);
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  browser->set_covered(web::Covering::for_a_while);
  EXPECT_FALSE(PrintDialog::is_open());
}

TEST_F(PdfPrinting, goes_on_with_the_next_document_after_one_that_was_lost_with_its_page) {
  show_pdf(pdf_of(1));
  act("print");
  webkit_web_view_terminate_web_process(view());
  let_pass();
  EXPECT_FALSE(PrintDialog::is_open());
  EXPECT_TRUE(not_done.empty()) << "a loss is told as such";
  EXPECT_FALSE(browser->actions()->get_action_enabled("save"));
  webkit_web_view_load_uri(view(), site.address("/letter").c_str());
  ASSERT_TRUE(
      wait_until([this] { return requests_for("/letter") == 2 && browser->actions()->get_action_enabled("save"); }));
  act("print");
  EXPECT_TRUE(wait_until(PrintDialog::is_open));
}

TEST_F(PdfPrinting, tells_nothing_of_a_document_that_was_left_before_it_was_asked_about) {
  fill_in_form();
  act("print");
  webkit_web_view_load_uri(view(), site.address("/").c_str());
  ASSERT_TRUE(next_page("home"));
  let_pass();
  EXPECT_TRUE(not_done.empty()) << "it would be told on the next page";
  EXPECT_FALSE(PrintDialog::is_open());
}

TEST_F(PdfPrinting, tells_who_has_gone_to_the_printer_that_it_does_not_take_it) {
  show_pdf(pdf_of(1));
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  PrintDialog::print_to(printed.path() + "/nowhere");
  browser->set_covered(web::Covering::for_a_while);
  EXPECT_TRUE(wait_until([this] { return not_done.size() == 1; }));
}

TEST_F(PdfPrinting, ends_with_the_session) {
  show_pdf(pdf_of(1));
  act("print");
  ASSERT_TRUE(wait_until(PrintDialog::is_open));
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  EXPECT_FALSE(PrintDialog::is_open());
  EXPECT_TRUE(wait_until([&ended] { return ended; }));
}

} // namespace
