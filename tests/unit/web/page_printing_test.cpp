// SPDX-License-Identifier: EUPL-1.2
#include "print_dialog.h"
#include "work_test.h"

namespace {

constexpr const char* of_four_pages = "<style>p { break-after: page }</style><p>1</p><p>2</p><p>3</p>4";

class PagePrinting : public WorkTest {
protected:
  void TearDown() override {
    PrintDialog::cancel();
    WorkTest::TearDown();
  }

  /// As the PDF says it that is printed.
  [[nodiscard]] bool prints_four_pages() {
    if (!wait_until(PrintDialog::is_open))
      return false;
    PrintDialog::print_to(printed.path());
    return wait_until([this] { return printed.contents().find("/Count 4") != std::string::npos; });
  }

public:
  PrintedFile printed;
};

TEST_F(PagePrinting, prints_the_frame_whose_page_wants_it_and_not_what_is_around_it) {
  site.page("/letter", of_four_pages);
  work_in("<iframe src=/letter></iframe><button id=go onclick='frames[0].print()'>Print the letter</button>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/letter") == 1; }));
  let_pass();
  press();
  EXPECT_TRUE(prints_four_pages()) << printed.contents().size() << " bytes";
}

TEST_F(PagePrinting, prints_what_the_page_shows_while_it_asks_for_it) {
  work_in(std::string{"<div id=part hidden>"} + of_four_pages +
          "</div><button id=go onclick='part.hidden = false; print(); part.remove()'>Print</button>");
  press();
  EXPECT_TRUE(prints_four_pages()) << printed.contents().size() << " bytes";
}

TEST_F(PagePrinting, asks_nobody_while_the_page_is_covered) {
  work_in("<button id=go onclick=\"print(); fetch('/said?done')\">Print</button>");
  browser->set_covered(web::Covering::for_a_while);
  press();
  ASSERT_TRUE(wait_until([this] { return said().size() == 1; }));
  EXPECT_FALSE(PrintDialog::is_open());
}

} // namespace
