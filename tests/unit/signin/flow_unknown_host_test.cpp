// SPDX-License-Identifier: EUPL-1.2
#include "flow_driver.h"

#include <gtest/gtest.h>

namespace signin::test {
namespace {

TEST(FlowUnknownHost, is_named_for_the_helpdesk) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(PortalFailed{Failure::card_host_unknown, "idp.example"});
  ASSERT_TRUE(flow.in_trouble(Failure::card_host_unknown));
  EXPECT_EQ(flow.view<Trouble>()->host, "idp.example");
}

TEST(FlowUnknownHost, is_named_when_the_card_request_led_there) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card();
  flow.accept_pin();
  flow.tell(CardWanted{});
  flow.tell(CardRequestFailed{Failure::card_host_unknown, "idp.example"});
  ASSERT_TRUE(flow.in_trouble(Failure::card_host_unknown));
  EXPECT_EQ(flow.view<Trouble>()->host, "idp.example");
}

TEST(FlowUnknownHost, is_named_after_the_user_has_left_the_keys_of_the_reader) {
  FlowDriver flow;
  flow.place_card();
  flow.read_card_in_reader_with_pad();
  flow.tell(PadWanted{});
  flow.tell(PortalFailed{Failure::card_host_unknown, "idp.example"});
  flow.tell(PinChecked{card::PinNotTyped{}});
  ASSERT_TRUE(flow.in_trouble(Failure::card_host_unknown));
  EXPECT_EQ(flow.view<Trouble>()->host, "idp.example");
}

TEST(FlowUnknownHost, is_not_named_with_a_failure_that_is_not_about_it) {
  FlowDriver flow;
  flow.sign_in_with_card();
  flow.tell(PortalFailed{Failure::portal_unreachable, "idp.example"});
  EXPECT_EQ(flow.view<Trouble>()->host, "");
}

} // namespace
} // namespace signin::test
