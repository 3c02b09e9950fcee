// SPDX-License-Identifier: EUPL-1.2
#include "print_dialog.h"
#include "work_test.h"

#include <glibmm/main.h>
#include <sigc++/connection.h>

namespace {

constexpr const char* of_four_pages = "<style>p { break-after: page }</style><p>1</p><p>2</p><p>3</p>4";

class PagePrinting : public WorkTest {
protected:
  void TearDown() override {
    m_answer.disconnect();
    PrintDialog::cancel();
    WorkTest::TearDown();
  }

  /// Presses "go", and says whether four pages are printed. WebKit's dialog for it runs a main loop of its own.
  [[nodiscard]] bool prints_four_pages() {
    m_answer = Glib::signal_timeout().connect(
        [this] {
          if (!PrintDialog::is_open())
            return true;
          PrintDialog::print_to(printed.path());
          return false;
        },
        100);
    press();
    return wait_until([this] { return printed.contents().find("/Count 4") != std::string::npos; });
  }

public:
  PrintedFile printed;

private:
  sigc::connection m_answer;
};

TEST_F(PagePrinting, prints_the_frame_whose_page_wants_it_and_not_what_is_around_it) {
  site.page("/letter", of_four_pages);
  work_in("<iframe src=/letter></iframe><button id=go onclick='frames[0].print()'>Print the letter</button>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/letter") == 1; }));
  let_pass();
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
