// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/applet.h"

namespace simulator {

namespace {

constexpr std::string_view atr_rsa = "3B9813400AA503010101AD1311";
constexpr std::string_view atr_elliptic = "3B7F96000080318065B085040120120FFF829000";

constexpr AppletTraits traits_1_1{atr_rsa, "A50301010111000200 01010F", 50, 1300, 0, true};
constexpr AppletTraits traits_1_7{atr_rsa, "F33601250117000300 21010F", 50, 1300, 0, false};
constexpr AppletTraits traits_1_8{atr_elliptic, "F40101010118000100 00020F", 1100, 2500, 1, false};
constexpr AppletTraits traits_1_9{atr_elliptic, "F40101010119000100 00020F", 1100, 2500, 1, false};

} // namespace

std::string_view name_of(Applet applet) {
  switch (applet) {
  case Applet::v1_1:
    return "1.1";
  case Applet::v1_7:
    return "1.7";
  case Applet::v1_8:
    return "1.8";
  case Applet::v1_9:
    return "1.9";
  }
  return {};
}

const AppletTraits& traits_of(Applet applet) {
  switch (applet) {
  case Applet::v1_1:
    return traits_1_1;
  case Applet::v1_7:
    return traits_1_7;
  case Applet::v1_9:
    return traits_1_9;
  case Applet::v1_8:
    break;
  }
  return traits_1_8;
}

} // namespace simulator
