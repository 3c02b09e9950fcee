// SPDX-License-Identifier: EUPL-1.2
#include "ui/reader_label.h"

#include <gtest/gtest.h>

namespace {

TEST(ReaderLabel, leaves_out_what_only_pcscd_needs) {
  EXPECT_EQ(ui::reader_label("ACS ACR38 00 00"), "ACS ACR38");
  EXPECT_EQ(ui::reader_label("SCM Microsystems Inc. SPR 532 [Vendor Interface] (21250816201906) 00 00"),
            "SCM Microsystems Inc. SPR 532");
}

TEST(ReaderLabel, tells_two_readers_of_the_same_name_apart) {
  EXPECT_EQ(ui::reader_label("ACS ACR38 01 00"), "ACS ACR38 01 00");
  EXPECT_EQ(ui::reader_label("ACS ACR38 00 01"), "ACS ACR38 00 01");
}

TEST(ReaderLabel, keeps_a_name_that_has_another_shape) {
  EXPECT_EQ(ui::reader_label(""), "");
  EXPECT_EQ(ui::reader_label(" 00 00"), " 00 00");
  EXPECT_EQ(ui::reader_label("[x] 00 00"), "[x]");
  EXPECT_EQ(ui::reader_label("Reader (on the desk)"), "Reader (on the desk)");
}

} // namespace
