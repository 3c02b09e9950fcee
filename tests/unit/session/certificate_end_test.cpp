// SPDX-License-Identifier: EUPL-1.2
#include "session/certificate_end.h"

#include <gtest/gtest.h>

namespace session {
namespace {

using std::chrono::days;

constexpr std::chrono::year_month_day end = std::chrono::year{2031} / 5 / 3;

std::optional<days> reached(int days_left) {
  return bound_reached(end, std::chrono::sys_days{end} - days{days_left});
}

TEST(CertificateEnd, is_far_away_until_sixty_days_before) {
  EXPECT_EQ(reached(61), std::nullopt);
  EXPECT_EQ(reached(60), days{60});
  EXPECT_EQ(reached(15), days{60});
}

TEST(CertificateEnd, is_near_from_fourteen_days_before) {
  EXPECT_EQ(reached(14), days{14});
  EXPECT_EQ(reached(0), days{14});
}

TEST(CertificateEnd, is_told_once_at_each_bound) {
  EXPECT_FALSE(is_to_be_told(std::nullopt, std::nullopt));
  EXPECT_TRUE(is_to_be_told(days{60}, std::nullopt));
  EXPECT_FALSE(is_to_be_told(days{60}, days{60}));
  EXPECT_TRUE(is_to_be_told(days{14}, days{60}));
  EXPECT_FALSE(is_to_be_told(days{14}, days{14}));
  EXPECT_TRUE(is_to_be_told(days{14}, std::nullopt));
}

} // namespace
} // namespace session
