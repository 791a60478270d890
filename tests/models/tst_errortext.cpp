// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/errorcatalogue.h"
#include "models/transport/errortext.h"
#include "models/transport/permissions.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTranslator>
#include <QtTest/QtTest>

using namespace phonedeck;
using namespace std::chrono_literals;

namespace {

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.script() == QChar::Script_Han; });
}

QStringList partsOf(const ErrorText &text)
{
    return {text.happened, text.means, text.toDo};
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

    QTranslator m_translator;

    void setLanguage(QLocale::Language language)
    {
        QLocale::setDefault(QLocale(language));
        QCoreApplication::removeTranslator(&m_translator);
        QVERIFY(m_translator.load(language == QLocale::Chinese ? u":/i18n/phonedeck_zh_CN.qm"_qs
                                                               : u":/i18n/phonedeck_en.qm"_qs));
        QCoreApplication::installTranslator(&m_translator);
    }

    static constexpr std::array languages{QLocale::English, QLocale::Chinese};

private Q_SLOTS:
    void init() { setLanguage(QLocale::English); }

    void everyCodeHasItsOwnTextHoweverItIsSpelled()
    {
        const QJsonArray rows = readCatalogueFile(u"error-codes.json"_qs).toArray();
        QVERIFY(rows.size() > 60);
        for (QLocale::Language language : languages) {
            setLanguage(language);
            const QString suffix = language == QLocale::Chinese ? u"_zh"_qs : u"_en"_qs;
            for (const QJsonValue &row : rows) {
                const QString code = row[u"code"].toString();
                const ErrorCode key = readErrorCode(code);
                if (code == u"0" || code.endsWith(u'*') || key.family == CodeFamily::Foreign)
                    continue;
                QStringList spellings;
                switch (key.family) {
                case CodeFamily::Service:
                    spellings = {u"KOOPHONE.API."_qs, u"KooPhone.API."_qs, u"KP.API."_qs,
                                 u"KPAPI."_qs,        u"kpapi."_qs,        QString()};
                    break;
                case CodeFamily::Gateway:
                    spellings = {u"APIGW."_qs, u"APIG."_qs, u"apigw."_qs, u"APIGW"_qs};
                    break;
                default:
                    spellings = {u"CPS."_qs, u"CPS"_qs, u"cps."_qs};
                }
                for (const QString &spelling : std::as_const(spellings)) {
                    ApiError error{.kind = ErrorKind::Refused,
                                   .httpStatus = row[u"http_status"].toInt(),
                                   .code = spelling + key.number,
                                   .serviceText = u"own words"_qs,
                                   .requestId = u"id-1"_qs};
                    const ErrorText text = describe(error);
                    QCOMPARE(text.happened, row[QString(u"meaning" + suffix)].toString());
                    QCOMPARE(text.toDo, row[QString(u"remedy" + suffix)].toString());
                    QVERIFY2(!text.means.isEmpty(), qPrintable(error.code));
                    QVERIFY(text.detail.contains(error.code));
                    QVERIFY(text.detail.contains(u"own words"));
                    QVERIFY(text.detail.contains(u"id-1"));
                    for (const QString &part : partsOf(text))
                        QCOMPARE(isChinese(part), language == QLocale::Chinese);
                }
            }
        }
    }

    void familiesAreNotConfused()
    {
        const auto happened = [](const QString &code, int status = 400) {
            return describe({.kind = ErrorKind::Refused, .httpStatus = status, .code = code}).happened;
        };
        QVERIFY(happened(u"KOOPHONE.API.0005"_qs) != happened(u"CPS0005"_qs));
        QVERIFY(happened(u"KOOPHONE.API.0101"_qs) != happened(u"APIGW.0101"_qs));
        QVERIFY(happened(u"APIGW.1004"_qs) != happened(u"KOOPHONE.API.1004"_qs));
        QVERIFY(happened(u"IAM.0001"_qs) != happened(u"KOOPHONE.API.0001"_qs));
        QVERIFY(happened(u"AS.0001"_qs) != happened(u"KOOPHONE.API.0001"_qs)); // B15
        QCOMPARE(happened(u"CPS.0191"_qs), happened(u"CPS0191"_qs));           // B12
        QCOMPARE(happened(u"APIGW.0888"_qs),
                 happened(u"APIG.0999"_qs)); // what is true of all of the gateway's
        QVERIFY(happened(u"KOOPHONE.API.1"_qs) != happened(u"KOOPHONE.API.0001"_qs)); // B17
    }

    void oneNumberWithTwoMeaningsIsToldByStatus()
    {
        const ApiError denied{.kind = ErrorKind::Refused, .httpStatus = 403, .code = u"KOOPHONE.API.6002"_qs};
        ApiError unreadable = denied;
        unreadable.httpStatus = 500;
        QVERIFY(describe(denied).happened.contains(u"Access"));
        QVERIFY(describe(unreadable).happened.contains(u"token"));
    }

    void theServicesOwnWordsTellTwoMeaningsApart()
    {
        const ErrorText text = describe({.kind = ErrorKind::Refused,
                                         .httpStatus = 400,
                                         .code = u"KOOPHONE.API.62006"_qs,
                                         .serviceText = u"app too large"_qs});
        QVERIFY(text.means.contains(u"app too large"));
    }

    void anUnknownCodeIsShownWithWhatTheServiceAndTheStatusSay()
    {
        ApiError error{.kind = ErrorKind::Refused,
                       .httpStatus = 409,
                       .code = u"KOOPHONE.API.9876"_qs,
                       .serviceText = u"own words"_qs};
        QVERIFY(describe(error).happened.contains(u"own words"));
        QCOMPARE(describe(error).means, statusMeaning(409));
        QVERIFY(describe(error).detail.contains(u"9876"));
        error.serviceText.clear();
        QCOMPARE(describe(error).happened, statusMeaning(409));
        QVERIFY(describe(error).means.contains(u"9876"));
    }

    void everyStatusHasItsOwnText()
    {
        const QJsonArray rows = readCatalogueFile(u"http-status.json"_qs).toArray();
        QVERIFY(rows.size() > 10);
        for (QLocale::Language language : languages) {
            setLanguage(language);
            for (const QJsonValue &row : rows) {
                const int status = row[u"status"].toInt();
                const QString meaning =
                    row[language == QLocale::Chinese ? u"meaning_zh" : u"meaning_en"].toString();
                QVERIFY(!meaning.isEmpty());
                const ErrorKind kind = status >= 500 ? ErrorKind::ServiceFailed : ErrorKind::Refused;
                QCOMPARE(describe({.kind = kind, .httpStatus = status}).happened, meaning);
            }
            QVERIFY(describe({.kind = ErrorKind::Refused, .httpStatus = 418}).happened.contains(u"418"));
        }
    }

    void everyKindIsToldInThreePartsInBothLanguages()
    {
        for (QLocale::Language language : languages) {
            setLanguage(language);
            for (int kind = int(ErrorKind::Cancelled); kind <= int(ErrorKind::ServiceFailed); ++kind) {
                for (const int status : {0, 200, 403, 500}) {
                    for (const bool outcomeKnown : {true, false}) {
                        const ErrorText text = describe(
                            {.kind = ErrorKind(kind), .httpStatus = status, .outcomeKnown = outcomeKnown});
                        for (const QString &part : partsOf(text)) {
                            // There is nothing to do about what one cancelled oneself.
                            if (part.isEmpty() && ErrorKind(kind) == ErrorKind::Cancelled)
                                continue;
                            QVERIFY2(!part.isEmpty(), qPrintable(QString::number(kind)));
                            QCOMPARE(isChinese(part), language == QLocale::Chinese);
                        }
                    }
                }
            }
        }
    }

    void anUnknownOutcomeIsNeverToldToBeTriedAgain()
    {
        ApiError error{.kind = ErrorKind::ServiceFailed, .httpStatus = 500, .code = u"KOOPHONE.API.9999"_qs};
        error.outcomeKnown = false;
        QVERIFY(describe(error).toDo.contains(u"look before"));
        QVERIFY(describe(error).means.contains(u"Nobody knows"));
    }

    void aWrongParameterIsNamedWithItsValueAndItsLimit()
    {
        for (QLocale::Language language : languages) {
            setLanguage(language);
            QSet<QString> sentences;
            for (int limit = int(LimitKind::Missing); limit <= int(LimitKind::Complete); ++limit) {
                const ParameterFault fault{.field = u"instance_settings[2].fps"_qs,
                                           .value = limit == 0 ? QString() : u"77"_qs,
                                           .limit = LimitKind(limit),
                                           .allowed = limit == 0 ? QString() : u"30, 60"_qs};
                const ErrorText text = describe({.kind = ErrorKind::InvalidParameter, .parameter = fault});
                QVERIFY(text.happened.contains(fault.field));
                QVERIFY(text.happened.contains(fault.value));
                QVERIFY(text.happened.contains(fault.allowed));
                QVERIFY(!text.happened.contains(u'%'));
                QVERIFY(text.detail.contains(fault.field));
                sentences.insert(text.happened);
            }
            QCOMPARE(sentences.size(), int(LimitKind::Complete) + 1);
        }
    }

    void aParameterThatLooksLikeAPlaceholderIsShownAsItIs()
    {
        const ParameterFault fault{u"command"_qs, u"%3 %1"_qs, LimitKind::Form, u"a-z"_qs};
        QCOMPARE(describe({.kind = ErrorKind::InvalidParameter, .parameter = fault}).happened,
                 u"command is “%3 %1”; it has to have the form a-z."_qs);
    }

    void aWrongClockIsToldInWords_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("words");
        QTest::newRow("ahead") << 23 * 60 << u"clock is 23 minutes ahead of"_qs;
        QTest::newRow("behind") << -23 * 60 << u"clock is 23 minutes behind"_qs;
        QTest::newRow("hours") << 8 * 3600 + 100 << u"clock is 8 hours ahead of"_qs;
        QTest::newRow("days") << -400 * 86400 << u"clock is 400 days behind"_qs;
        QTest::newRow("just over") << 15 * 60 + 1 << u"clock is 15 minutes ahead of"_qs;
        QTest::newRow("tolerated") << 15 * 60 << u"doesn't accept the signature"_qs;
        QTest::newRow("tolerated, behind") << -14 * 60 << u"doesn't accept the signature"_qs;
    }

    void aWrongClockIsToldInWords()
    {
        QFETCH(int, offset);
        QFETCH(QString, words);
        const ApiError error{.kind = ErrorKind::SignatureRefused,
                             .httpStatus = 401,
                             .code = u"APIGW.0301"_qs,
                             .clockOffset = std::chrono::seconds(offset)};
        const ErrorText text = describe(error);
        QVERIFY2(text.happened.contains(words), qPrintable(text.happened));
        setLanguage(QLocale::Chinese);
        QVERIFY(isChinese(describe(error).happened));
    }

    void refusedKeysAreToldApart()
    {
        QSet<QString> told;
        for (const char *words :
             {"Incorrect IAM authentication information: verify aksk signature fail",
              "Incorrect IAM authentication information: signature expired",
              "Get secretKey failed,ak:AK,err:ak not exist", "AK access failed to reach the limit,forbidden",
              "decrypt token fail", "anything else"}) {
            const ErrorText text = describe({.kind = ErrorKind::SignatureRefused,
                                             .httpStatus = 401,
                                             .code = u"APIGW.0301"_qs,
                                             .serviceText = QString::fromLatin1(words)});
            told.insert(text.happened);
            QVERIFY(text.detail.contains(QString::fromLatin1(words)));
        }
        QCOMPARE(told.size(), 6);
    }

    void thePolicyHoldsExactlyTheMissingAction()
    {
        const QStringList actions = knownActions();
        QCOMPARE(actions.size(), 20);
        for (const QString &action : actions) {
            const QJsonDocument policy = QJsonDocument::fromJson(smallestPolicy(action).toUtf8());
            QCOMPARE(policy.object().keys(), (QStringList{u"Statement"_qs, u"Version"_qs}));
            QCOMPARE(policy[u"Version"].toString(), u"5.0"_qs);
            QCOMPARE(policy[u"Statement"].toArray().size(), 1);
            QCOMPARE(policy[u"Statement"][0].toObject(),
                     (QJsonObject{{u"Effect"_qs, u"Allow"_qs}, {u"Action"_qs, QJsonArray{action}}}));
        }
    }

    void aRefusalNamesTheActionItsPurposeAndTheRole()
    {
        for (QLocale::Language language : languages) {
            setLanguage(language);
            for (const QString &action : knownActions()) {
                const Permission permission = permissionOf(action);
                QVERIFY(!permission.description.isEmpty());
                QCOMPARE(isChinese(permission.description), language == QLocale::Chinese);
                const ApiError error{
                    .kind = ErrorKind::PermissionDenied, .httpStatus = 403, .iamAction = action};
                const ErrorText text = describe(error);
                QVERIFY(text.means.contains(action));
                QVERIFY(text.means.contains(permission.description));
                QVERIFY(text.toDo.contains(permission.readyMadeRole));
                QVERIFY(lacksAction(error));
            }
        }
        QCOMPARE(permissionOf(u"koophone:cloudphoneResource:queryInstanceBatch"_qs).readyMadeRole,
                 u"KooPhone ReadOnlyUser"_qs);
        QCOMPARE(permissionOf(u"koophone:cloudphoneResource:instanceReboot"_qs).readyMadeRole,
                 u"KooPhone Administrator"_qs);
        QCOMPARE(permissionOf(u"obs:object:PutObject"_qs), (Permission{u"obs:object:PutObject"_qs, {}, {}}));
    }

    void onlyAMissingActionIsMendedByAPolicy()
    {
        ApiError error{.kind = ErrorKind::PermissionDenied,
                       .httpStatus = 403,
                       .iamAction = u"koophone:cloudphoneResource:instanceReboot"_qs};
        for (const QString &code : {QString(), u"KOOPHONE.API.6002"_qs, u"IAM.0006"_qs, u"APIGW.0302"_qs}) {
            error.code = code;
            QVERIFY(lacksAction(error));
            QVERIFY(describe(error).means.contains(error.iamAction));
        }
        error.code = u"KOOPHONE.API.1003"_qs; // the account isn't admitted, whatever its users may do
        QVERIFY(!lacksAction(error));
        error.code.clear();
        error.kind = ErrorKind::Refused;
        QVERIFY(!lacksAction(error));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
