// SPDX-License-Identifier: EUPL-1.2
#include "card/pcsc_connection.h"
#include "fake_pcscd.h"
#include "ordinary_user.h"
#include "real_pcscd.h"
#include "snapshot_log.h"

#include <gtest/gtest.h>

#include <optional>

namespace card {

namespace {

using Manner = FakePcscd::Manner;

class UnwillingPcscd : public RealPcscd {
protected:
  static Fault fault_of_connect() {
    PcscContext context;
    const auto connected = PcscConnection::connect(context, integration::PrivatePcscd::reader_name());
    return std::get<Fault>(connected);
  }

  bool watch_finds(PcscdState service) {
    return m_log.reaches([service](const auto& now) { return now.service == service; });
  }

  SnapshotLog m_log;
};

} // namespace

TEST_F(UnwillingPcscd, that_hangs_up_refuses_this_user) {
  const FakePcscd fake{pcscd().socket(), Manner::hangs_up};
  EXPECT_EQ(fault_of_connect(), Fault::service_refused);
}

TEST_F(UnwillingPcscd, that_keeps_the_card_to_itself_refuses_this_user) {
  const FakePcscd fake{pcscd().socket(), Manner::refuses_the_card};
  EXPECT_EQ(fault_of_connect(), Fault::service_refused);
}

TEST_F(UnwillingPcscd, of_another_version_is_incompatible) {
  const FakePcscd fake{pcscd().socket(), Manner::speaks_another_version};
  EXPECT_EQ(fault_of_connect(), Fault::service_incompatible);
}

TEST_F(UnwillingPcscd, is_watched_until_one_that_is_willing_takes_its_place) {
  const ReaderWatch watch{m_log.listener()};
  for (const auto& [manner, service] : {std::pair{Manner::hangs_up, PcscdState::refused},
                                        std::pair{Manner::speaks_another_version, PcscdState::incompatible}}) {
    {
      const FakePcscd fake{pcscd().socket(), manner};
      ASSERT_TRUE(watch_finds(service));
    }
    pcscd().start();
    EXPECT_TRUE(watch_finds(PcscdState::running));
    pcscd().stop();
    pcscd().remove_socket();
    ASSERT_TRUE(watch_finds(PcscdState::absent));
  }
}

TEST_F(UnwillingPcscd, whose_socket_is_forbidden_is_watched_until_it_is_allowed) {
  using std::filesystem::perms;
  pcscd().start();
  std::filesystem::permissions(pcscd().directory(), perms::all);
  std::filesystem::permissions(pcscd().socket(), perms::owner_read);
  std::optional<ReaderWatch> watch;
  {
    const OrdinaryUser user;
    watch.emplace(m_log.listener());
  }
  ASSERT_TRUE(watch_finds(PcscdState::forbidden));
  std::filesystem::permissions(pcscd().socket(), perms::all);
  EXPECT_TRUE(watch_finds(PcscdState::running));
}

} // namespace card
